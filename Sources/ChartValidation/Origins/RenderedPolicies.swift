import SluiceDiagnostics
import SluiceHelmChart
import SluicePolicyAnalysis
import SluiceYAML

/// The NetworkPolicies that a chart renders, each part at the line that asks for it: that of the values where a value
/// is printed, and else that of the template which wrote it.
///
/// That a value is printed is not concluded from equal text, which may stand anywhere: equal text only says where to
/// look, and the chart is rendered once more with another value there. What changes then comes from there.
struct RenderedPolicies {
    /// Renders the same chart again.
    private let renderer: ChartRenderer
    private let request: ChartRenderer.Request
    private let values: LocatedValue
    /// Where what no template and no value is known for is said to come from.
    private let fallback: (RenderedManifest) -> SourceLocation

    /// - Parameters:
    ///   - renderer: what rendered the chart.
    ///   - request: what it was asked.
    ///   - values: the values with their places: the files of `-f` over the chart's own.
    ///   - fallback: a template's place, for a manifest.
    init(
        _ renderer: ChartRenderer, _ request: ChartRenderer.Request, values: LocatedValue,
        fallback: @escaping (RenderedManifest) -> SourceLocation
    ) {
        self.renderer = renderer
        self.request = request
        self.values = values
        self.fallback = fallback
    }

    /// All objects of a rendering whose request traced templates; those of policies with the places of values.
    func objects(in rendered: RenderedChart) -> [ManifestDocuments.Object] {
        let manifests = rendered.manifests + rendered.hooks
        let policies = manifests.filter { $0.kind == "NetworkPolicy" }
        let probe = ValueProbe(renderer, request, values: values, templates: Set(policies.map(\.path)))
        let index = policies.isEmpty ? nil : ValueIndex(values)
        var objects: [ManifestDocuments.Object] = []
        // The probe counts the policies only.
        var number = 0
        for manifest in manifests {
            let isPolicy = manifest.kind == "NetworkPolicy"
            defer { if isPolicy { number += 1 } }
            // What cannot be parsed has been reported by the renderer.
            guard let documents = try? parseAll(Array(manifest.content), file: manifest.path) else { continue }
            for object in ManifestDocuments.objects(of: documents).objects {
                var located = object
                located.value = Self.placed(object.value, by: manifest.origins, fallback: fallback(manifest))
                if isPolicy, let index {
                    let place = ValueProbe.Place(document: number)
                    located.value = traced(located.value, at: place, index: index, probe: probe)
                }
                objects.append(located)
            }
        }
        return objects
    }

    /// The manifest's positions as those of the template.
    private static func placed(
        _ value: LocatedValue, by origins: TemplateOrigins?, fallback: SourceLocation
    ) -> LocatedValue {
        let place = { (location: SourceLocation) in
            origins?.location(line: location.line, column: location.column) ?? fallback
        }
        switch value.content {
        case .scalar: return LocatedValue(value.content, at: place(value.location), isQuoted: value.isQuoted)
        case .array(let elements):
            return LocatedValue(
                .array(elements.map { placed($0, by: origins, fallback: fallback) }), at: place(value.location))
        case .object(let members):
            return LocatedValue(
                .object(
                    members.mapValues { member in
                        .init(
                            keyLocation: place(member.keyLocation),
                            value: placed(member.value, by: origins, fallback: fallback))
                    }), at: place(value.location))
        }
    }

    private func traced(
        _ node: LocatedValue, at place: ValueProbe.Place, index: ValueIndex, probe: ValueProbe
    ) -> LocatedValue {
        for candidate in index.candidates(for: node.value) where probe.isPrinted(candidate.path, at: place) {
            // What a value prints looks as the manifest has it: Helm quotes, and puts keys in order.
            return Self.relocated(node, as: candidate.value)
        }
        switch node.content {
        case .scalar: return node
        case .array(let elements):
            var traced = node
            traced.content = .array(
                elements.enumerated().map { number, element in
                    self.traced(element, at: place.index(number), index: index, probe: probe)
                })
            return traced
        case .object(let members):
            var changed = members
            for (key, member) in members {
                changed[key]?.value = self.traced(member.value, at: place.key(key), index: index, probe: probe)
            }
            var traced = node
            traced.content = .object(changed)
            return traced
        }
    }

    /// The node with the places of an equal value.
    private static func relocated(_ node: LocatedValue, as value: LocatedValue) -> LocatedValue {
        var result = node
        result.location = value.location
        switch (node.content, value.content) {
        case (.array(let elements), .array(let others)) where elements.count == others.count:
            result.content = .array(zip(elements, others).map { relocated($0, as: $1) })
        case (.object(let members), .object(let others)):
            var placed = members
            for (key, member) in members {
                guard let other = others[key] else { continue }
                placed[key] = .init(keyLocation: other.keyLocation, value: relocated(member.value, as: other.value))
            }
            result.content = .object(placed)
        default: break
        }
        return result
    }
}
