import SluiceFiles
import SluiceKubernetesAPI
import SluiceYAML

/// The values that an adoption is proved with: every values file of the chart, each block off and on, and every value
/// that the replaced templates read, varied.
public struct AdoptionVariants: Sendable {
    /// One set of values to render with.
    public struct Variant: Hashable, Sendable {
        /// The name in reports.
        public var name: String
        /// Paths of values files, the later ones overriding.
        public var valuesFiles: [String]
        /// Arguments of `--set-json`.
        public var setJSON: [String]
        /// Whether the whole chart is compared, or only what the policies' templates render.
        public var isWhole: Bool

        /// Creates a set of values.
        public init(name: String, valuesFiles: [String], setJSON: [String], isWhole: Bool = true) {
            self.name = name
            self.valuesFiles = valuesFiles
            self.setJSON = setJSON
            self.isWhole = isWhole
        }
    }

    /// A field of a block that became typed.
    public struct TypedField: Sendable {
        /// The path of the field in the values.
        public var path: String
        /// A value that the type accepts.
        public var valid: Variant
        /// A value with a misspelt key, which must be refused.
        public var misspelt: Variant

        /// Creates a field from its two samples.
        public init(path: String, valid: Variant, misspelt: Variant) {
            self.path = path
            self.valid = valid
            self.misspelt = misspelt
        }
    }

    /// The chart as it will be.
    public var interface: ChartInterface
    /// The chart's folder.
    public var folder: String
    /// The templates that are replaced, as they are.
    public var replaced: [(path: String, bytes: [UInt8])]

    /// Creates the variants of a chart.
    public init(interface: ChartInterface, folder: String, replaced: [(path: String, bytes: [UInt8])]) {
        self.interface = interface
        self.folder = folder
        self.replaced = replaced
    }

    /// Every set of values, in the order in which they are rendered.
    public func all() -> [Variant] {
        let blocks = interface.blocks
        let on = blocks.flatMap { Self.gates($0, are: true) }
        var variants: [Variant] = []
        let names = ValuesFileNames(chart: folder)
        for file in [nil] + names.environments + names.tests {
            let files = file.map { [folder + "/" + $0] } ?? []
            let name = file ?? "defaults"
            func add(_ suffix: String, _ setJSON: [String]) {
                variants.append(
                    Variant(
                        name: suffix.isEmpty ? name : "\(name), \(suffix)", valuesFiles: files, setJSON: setJSON,
                        isWhole: true))
            }
            add("", [])
            for block in blocks {
                add("\(block.path) off", Self.gates(block, are: false))
                add("\(block.path) on", Self.gates(block, are: true))
            }
            if blocks.count > 1 { add("all on", on) }
        }
        for (path, sample) in samples() {
            let setting = Self.setting(path, sample)
            let text = "\(path)=\(sample)"
            variants.append(Variant(name: text, valuesFiles: [], setJSON: [setting], isWhole: false))
            variants.append(Variant(name: "on, \(text)", valuesFiles: [], setJSON: on + [setting], isWhole: false))
        }
        return variants
    }

    /// The fields that pass a value through to a list or object of the API.
    public func typedFields() -> [TypedField] {
        interface.blocks.flatMap { block in
            block.fields.compactMap { field -> TypedField? in
                guard case .passThrough(_, let type) = field.role, let typo = misspelt(type),
                    let sample = samples(of: type).last
                else { return nil }
                func variant(_ value: Value) -> Variant {
                    let text = JSONWriter.write(value)
                    return Variant(
                        name: "\(block.path) on, \(field.path)=\(text)", valuesFiles: [],
                        setJSON: Self.gates(block, are: true) + [Self.setting(field.path, text)], isWhole: false)
                }
                return TypedField(path: field.path.description, valid: variant(sample), misspelt: variant(typo))
            }
        }
    }

    private static func gates(_ block: Block, are value: Bool) -> [String] {
        block.gates.map { setting($0, "\(value)") }
    }

    /// An argument of `--set-json`; keys with special characters are escaped.
    private static func setting(_ path: ValuePath, _ json: String) -> String {
        let keys = path.keys.map { key in
            key.map { ".,=[]{}\\".contains($0) ? "\\\($0)" : String($0) }.joined()
        }
        return "\(keys.joined(separator: "."))=\(json)"
    }

    // MARK: - What the templates read

    /// Every value that a replaced template names, and every key of the blocks, with other values of the same kind.
    private func samples() -> [(path: ValuePath, sample: String)] {
        var paths: [ValuePath] = []
        for template in replaced { paths += ChartTemplate(path: template.path, bytes: template.bytes).valuePaths }
        for block in interface.blocks {
            if case .object(let keys)? = defaults?.value(at: block.path) {
                paths += keys.keys.map { block.path.appending($0) }
            }
        }
        let named = Set(paths)
        for block in interface.blocks { paths += block.fields.map(\.path) }
        var seen: Set<ValuePath> = []
        return paths.filter { seen.insert($0).inserted }.flatMap { path in
            var found: [String] = []
            let values = defaults?.value(at: path)
            // A key that is new has no values that worked before.
            let own = values == nil && !named.contains(path) ? [] : Self.samples(beside: values)
            for sample in typedSamples(at: path) ?? own
            where !found.contains(JSONWriter.write(sample)) {
                found.append(JSONWriter.write(sample))
            }
            return found.map { (path, $0) }
        }
    }

    private var defaults: Value? {
        (try? InputFile.readIfPresent(folder + "/values.yaml")).flatMap { $0 }
            .flatMap { try? parse($0, file: "values.yaml", options: ParseOptions(duplicateKeys: .lastWins)) }?.value()
    }

    /// Other values of the kind that the chart's own one has.
    private static func samples(beside value: Value?) -> [Value] {
        switch value {
        case .bool(let value)?: [.bool(!value)]
        case .int(let value)?: [.int(value == 0 ? 1 : value - 1)]
        case .string(let value)?: value.isEmpty ? ["sample"] : ["", .string(value + "x")]
        case .array(let elements)?: elements.isEmpty ? [["sample"]] : [[], .array(elements + elements.prefix(1))]
        case .object(let object)?: object.isEmpty ? [["sample": "value"]] : [.object([:])]
        case .null?, nil: [true, "sample"]
        default: []
        }
    }

    /// Values that the API takes, for a field that became typed.
    private func typedSamples(at path: ValuePath) -> [Value]? {
        for block in interface.blocks {
            for field in block.fields where field.path == path {
                switch field.role {
                case .passThrough(_, let type): return samples(of: type)
                case .shortForm(let form):
                    if case .whenTrue = form.iteration { return [true, false] }
                    return []
                case .plain: return nil
                }
            }
        }
        return nil
    }

    // MARK: - Values of a type

    private func samples(of type: TypeExpression, depth: Int = 0) -> [Value] {
        switch type {
        case .boolean: return [true, false]
        case .string(let constraints):
            if !constraints.enumValues.isEmpty { return constraints.enumValues.map { .string($0) } }
            return constraints.pattern == nil && constraints.format == nil ? ["sample"] : []
        case .integer(let constraints): return [.int(constraints.minimum ?? 1)]
        case .intOrString(let constraints, _): return [.int(max(constraints.minimum ?? 1, 80))]
        case .map: return depth == 0 ? [[:], ["sample": "value"]] : [["sample": "value"]]
        case .array(let element, let constraints):
            let elements = samples(of: element, depth: depth + 1)
            let empty: [Value] = (constraints.minItems ?? 0) == 0 && depth == 0 ? [[]] : []
            return empty + elements.map { .array([$0]) } + (elements.count > 1 ? [.array(elements)] : [])
        case .object(let name):
            guard depth < 5, let object = interface.model.object(name) else { return [] }
            var required: [(String, Value)] = []
            for field in object.fields where field.isRequired {
                guard let value = samples(of: field.type, depth: depth + 1).first else { return [] }
                required.append((field.name, value))
            }
            if !required.isEmpty { return [Self.object(required)] }
            // One field at a time: fields may exclude each other.
            return object.fields.compactMap { field in
                samples(of: field.type, depth: depth + 1).first.map { Self.object([(field.name, $0)]) }
            }
        default: return []
        }
    }

    private static func object(_ entries: [(String, Value)]) -> Value {
        var object = Value.object([:])
        for (key, value) in entries { object.set(key, value) }
        return object
    }

    /// A value with a key that the type does not have.
    private func misspelt(_ type: TypeExpression) -> Value? {
        switch type {
        case .array(let element, _): misspelt(element).map { .array([$0]) }
        case .object(let name):
            interface.model.object(name)?.isPreservingUnknownFields == false ? ["sluiceTypo": []] : nil
        default: nil
        }
    }
}

extension Value {
    /// What is at a path of keys.
    func value(at path: ValuePath) -> Value? {
        path.keys.reduce(Value?.some(self)) { $0?[$1] }
    }
}
