import Files
import KubernetesAPI
import YAML

/// The values that an adoption is proved with: every values file of the chart, each block off and on, and on
/// with a sample in every field that passes through.
public struct AdoptionVariants: Sendable {
    public struct Variant: Sendable {
        public var name: String
        public var valuesFiles: [String]
        public var setJSON: [String]
    }

    public var interface: ChartInterface
    public var folder: String

    public init(interface: ChartInterface, folder: String) {
        self.interface = interface
        self.folder = folder
    }

    public func all() -> [Variant] {
        var variants: [Variant] = []
        for file in [nil] + valuesFiles() {
            let files = file.map { [folder + "/" + $0] } ?? []
            let name = file ?? "defaults"
            variants.append(Variant(name: name, valuesFiles: files, setJSON: []))
            for block in interface.blocks {
                let on = block.gates.map { "\($0)=true" }
                variants.append(Variant(name: "\(name), \(block.path) on", valuesFiles: files, setJSON: on))
                for (field, sample) in samples(of: block) {
                    variants.append(
                        Variant(
                            name: "\(name), \(block.path) on, \(field.name)=\(sample)", valuesFiles: files,
                            setJSON: on + ["\(field.path)=\(sample)"]))
                }
            }
        }
        return variants
    }

    /// `values-*.yaml` beside values.yaml, and what `ct` tests with.
    private func valuesFiles() -> [String] {
        let isYAML = { (name: String) in name.hasSuffix(".yaml") || name.hasSuffix(".yml") }
        let own = InputFile.names(in: folder).filter { $0.hasPrefix("values-") && isYAML($0) }
        return own + InputFile.names(in: folder + "/ci").filter(isYAML).map { "ci/" + $0 }
    }

    private func samples(of block: Block) -> [(field: BlockField, sample: String)] {
        block.fields.flatMap { field -> [(field: BlockField, sample: String)] in
            switch field.role {
            case .passThrough(_, let type): samples(of: type).map { (field, JSONWriter.write($0)) }
            case .shortForm(let form):
                if case .whenTrue = form.iteration { [(field, "true"), (field, "false")] } else { [] }
            case .plain: []
            }
        }
    }

    private func samples(of type: TypeExpression) -> [Value] {
        switch type {
        case .boolean: return [true, false]
        case .string(let constraints): return constraints.enumValues.map { .string($0) }
        case .map: return [[:], ["sample": "value"]]
        case .array(let element, let constraints):
            let elements = self.samples(of: element)
            let empty: [Value] = (constraints.minItems ?? 0) == 0 ? [[]] : []
            return empty + elements.map { .array([$0]) }
        case .object(let name):
            guard let object = interface.model.object(name), !object.fields.contains(where: \.isRequired) else {
                return []
            }
            return [[:]]
        default: return []
        }
    }
}
