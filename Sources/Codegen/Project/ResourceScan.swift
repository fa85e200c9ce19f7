import SluiceDiagnostics
import OrderedCollections
import SluiceYAML

/// The resources that a values schema names, found before anything is resolved.
enum ResourceScan {
    /// The nesting that is followed; a schema that is deeper is refused when it is read.
    private static let depthLimit = 100

    static func resources(in schema: SourceText) -> [String] {
        Array(locations(in: schema).keys)
    }

    /// Each resource with the place that first names it, wherever in the schema the keyword is.
    static func locations(in schema: SourceText) -> OrderedDictionary<String, SourceLocation> {
        guard let root = try? parse(schema, options: ParseOptions(syntax: .json)) else { return [:] }
        var found: OrderedDictionary<String, SourceLocation> = [:]
        visit(root, depth: 0, into: &found)
        return found
    }

    private static func visit(_ node: Node, depth: Int, into found: inout OrderedDictionary<String, SourceLocation>) {
        guard depth < depthLimit else { return }
        switch node.kind {
        case .mapping:
            for (key, value) in node.entries {
                if key.text == sluiceKeyword {
                    guard value.kind == .mapping, let resource = value["resource"], let name = resource.string,
                        found[name] == nil
                    else { continue }
                    found[name] = resource.location
                } else {
                    visit(value, depth: depth + 1, into: &found)
                }
            }
        case .sequence:
            for element in node.elements { visit(element, depth: depth + 1, into: &found) }
        default:
            break
        }
    }
}

extension OrderedDictionary {
    var asDictionary: [Key: Value] {
        Dictionary(map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
}
