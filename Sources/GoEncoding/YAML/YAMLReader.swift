import SluiceCLibYAML
import SluiceGoScalars
import SluiceGoTemplate

/// Builds values from libyaml's events as sigs.k8s.io/yaml does: the first document only, the last of equal keys,
/// all numbers as floats.
struct YAMLReader: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    var open: [Frame] = []
    var anchors: [String: Anchor] = [:]
    var root: Value = .nil
    /// What Go's decoder would stop at once the whole document is parsed.
    var decodeFailure: FunctionError?
    /// What its conversion to JSON would stop at after that.
    var conversionFailure: FunctionError?
    /// Nodes read, and how many of them stood behind aliases.
    var decoded = 0
    var aliased = 0
    /// And then JSON itself.
    var jsonFailure: FunctionError?
    /// How many keys that are collections, or have no JSON name, are open: their text goes into the error.
    var literalDepth = 0

    struct Anchor {
        var value: Value
        var isMapping: Bool
        var size: Int
        var isComplete: Bool
    }

    /// A collection that is not closed yet.
    struct Frame {
        var isMapping: Bool
        var isFlow: Bool
        var anchor: String?
        var decodedBefore: Int
        var values: [Value] = []
        var entries: [String: Value] = [:]
        /// The key whose value comes next.
        var key: Key?
        /// Whether the collection is itself a key.
        var isKey: Bool
    }

    enum Key {
        case name(String)
        case merge
        /// One that JSON has no name for, as Go describes it.
        case unsupported(String)
    }

    private let colons: FlowColons?
    private let input: UnsafeBufferPointer<UInt8>
    private var slashEscapes: SlashEscapes?
    /// Where libyaml met a colon that go-yaml takes as text.
    private(set) var unexpectedColon: Int?

    init(_ input: UnsafeBufferPointer<UInt8>, colons: FlowColons? = nil) throws(FunctionError) {
        self.colons = colons
        self.input = input
        slashEscapes = SlashEscapes(input)
        parser = .allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            throw FunctionError("yaml: out of memory")
        }
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    mutating func firstDocument() throws(FunctionError) -> Value {
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(parser, &event) == 1 else {
                if let problem = parser.pointee.problem, String(cString: problem) == FlowColons.problem {
                    unexpectedColon = parser.pointee.problem_mark.index
                }
                throw YAMLFailure.error(of: parser)
            }
            defer { yaml_event_delete(&event) }
            switch event.type {
            case YAML_STREAM_END_EVENT, YAML_NO_EVENT, YAML_DOCUMENT_END_EVENT:
                if let failure = decodeFailure ?? conversionFailure ?? jsonFailure {
                    throw FunctionError("error converting YAML to JSON: \(failure)")
                }
                return root
            case YAML_DOCUMENT_START_EVENT: try checkVersion(event)
            case YAML_SCALAR_EVENT: try addScalar(event)
            case YAML_ALIAS_EVENT: try addAlias(event)
            case YAML_SEQUENCE_START_EVENT:
                try begin(
                    isMapping: false, anchor: Self.text(event.data.sequence_start.anchor),
                    isFlow: event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE)
            case YAML_MAPPING_START_EVENT:
                try begin(
                    isMapping: true, anchor: Self.text(event.data.mapping_start.anchor),
                    isFlow: event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE)
            case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: end()
            default: break
            }
        }
    }

    static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }

    /// Whether the next node is a key.
    private var expectsKey: Bool { open.last.map { $0.isMapping && $0.key == nil } ?? false }

    // MARK: Scalars

    private mutating func addScalar(_ event: yaml_event_t) throws(FunctionError) {
        let scalar = event.data.scalar
        let text = UnsafeBufferPointer<UInt8>(start: scalar.value, count: scalar.length)
        guard let colons else { return try addScalar(event, text) }
        try colons.restored(text).withUnsafeBufferPointer { bytes in
            Result { () throws(FunctionError) in try addScalar(event, bytes) }
        }.get()
    }

    private mutating func addScalar(
        _ event: yaml_event_t, _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(FunctionError) {
        let scalar = event.data.scalar
        let tag = Self.text(scalar.tag)
        let isImplicit = scalar.plain_implicit == 1
        decoded += 1
        try checkQuestionMark(bytes, event)
        try checkEscapes(event)
        if expectsKey, ScalarReading.isMerge(bytes, tag: tag, isImplicit: isImplicit) {
            open[open.count - 1].key = .merge
            return
        }
        let reading: ScalarReading
        do throws(FunctionError) {
            reading = try ScalarReading(bytes, tag: tag, isImplicit: isImplicit)
        } catch {
            decodeFailure = decodeFailure ?? error
            reading = ScalarReading()
        }
        if let anchor = Self.text(scalar.anchor) {
            anchors[anchor] = Anchor(value: reading.value, isMapping: false, size: 1, isComplete: true)
        }
        if expectsKey { return setKey(reading.key) }
        add(reading, isMapping: false)
    }

    /// To go-yaml a question mark ends a plain scalar between brackets.
    private func checkQuestionMark(
        _ bytes: UnsafeBufferPointer<UInt8>, _ event: yaml_event_t
    ) throws(FunctionError) {
        guard let frame = open.last, frame.isFlow, event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE,
            bytes.dropFirst().contains(UInt8(ascii: "?"))
        else { return }
        let line = event.start_mark.line
        throw FunctionError(
            "error converting YAML to JSON: yaml: \(line == 0 ? "" : "line \(line): ")"
                + "did not find expected ',' or '\(frame.isMapping ? "}" : "]")'")
    }

    private func checkVersion(_ event: yaml_event_t) throws(FunctionError) {
        guard let version = event.data.document_start.version_directive?.pointee,
            version.major != 1 || version.minor != 1
        else { return }
        let line = event.start_mark.line
        throw FunctionError(
            "error converting YAML to JSON: yaml: \(line == 0 ? "" : "line \(line): ")"
                + "found incompatible YAML document")
    }

    private mutating func checkEscapes(_ event: yaml_event_t) throws(FunctionError) {
        guard event.data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE,
            let found = slashEscapes?.first(in: input, from: event.start_mark.index, to: event.end_mark.index)
        else { return }
        let line = event.start_mark.line + found.lines
        throw FunctionError(
            "error converting YAML to JSON: yaml: \(line == 0 ? "" : "line \(line + 1): ")\(SlashEscapes.problem)")
    }

    private mutating func setKey(_ key: Key) {
        if case .unsupported = key { literalDepth += 1 }
        open[open.count - 1].key = key
    }

    private mutating func add(_ reading: ScalarReading, isMapping: Bool) {
        if literalDepth == 0, jsonFailure == nil { jsonFailure = reading.jsonFailure }
        add(literalDepth > 0 ? reading.literalValue : reading.value, isMapping: isMapping)
    }

    // MARK: Collections

    private mutating func begin(isMapping: Bool, anchor: String?, isFlow: Bool) throws(FunctionError) {
        guard open.count < EncodingLimits.depth else {
            throw FunctionError("error converting YAML to JSON: yaml: exceeded max depth of \(EncodingLimits.depth)")
        }
        if let anchor { anchors[anchor] = Anchor(value: .nil, isMapping: isMapping, size: 0, isComplete: false) }
        let isKey = expectsKey
        if isKey { literalDepth += 1 }
        open.append(
            Frame(
                isMapping: isMapping, isFlow: isFlow, anchor: anchor, decodedBefore: decoded, isKey: isKey))
        decoded += 1
    }

    private mutating func end() {
        guard let frame = open.popLast() else { return }
        let value: Value = frame.isMapping ? .map(MapValue(frame.entries)) : .list(frame.values)
        if let anchor = frame.anchor {
            anchors[anchor] = Anchor(
                value: value, isMapping: frame.isMapping, size: decoded - frame.decodedBefore, isComplete: true)
        }
        guard frame.isKey else { return add(value, isMapping: frame.isMapping) }
        literalDepth -= 1
        decodeFailure = decodeFailure ?? FunctionError("yaml: invalid map key: \(GoSyntax.text(of: value))")
        setKey(.name(""))
    }

    private mutating func add(_ value: Value, isMapping: Bool) {
        guard let last = open.indices.last else {
            root = value
            return
        }
        guard open[last].isMapping else { return open[last].values.append(value) }
        switch open[last].key {
        case .name(let name): open[last].entries[name] = value
        case .merge: merge(value, isMapping: isMapping, into: last)
        case .unsupported(let description):
            literalDepth -= 1
            conversionFailure =
                conversionFailure
                ?? FunctionError(
                    "unsupported map key of type: \(description), value: \(GoSyntax.text(of: value, isTop: true))")
        case nil: break
        }
        open[last].key = nil
    }

    /// A merge key counts where it stands: it replaces what came before, and what follows replaces it.
    private mutating func merge(_ value: Value, isMapping: Bool, into frame: Int) {
        let maps: [Value]
        switch value {
        case .map where isMapping: maps = [value]
        case .list(let values) where !isMapping: maps = values.reversed()
        default: maps = [.nil]
        }
        for map in maps {
            guard case .map(let map) = map else {
                decodeFailure =
                    decodeFailure
                    ?? FunctionError("yaml: map merge requires map or sequence of maps as the value")
                return
            }
            open[frame].entries.merge(map.dictionary) { _, new in new }
        }
    }

    // MARK: Aliases

    private mutating func addAlias(_ event: yaml_event_t) throws(FunctionError) {
        let name = Self.text(event.data.alias.anchor) ?? ""
        guard let anchor = anchors[name] else {
            throw FunctionError("error converting YAML to JSON: yaml: unknown anchor '\(name)' referenced")
        }
        guard anchor.isComplete else {
            decodeFailure = decodeFailure ?? FunctionError("yaml: anchor '\(name)' value contains itself")
            return expectsKey ? setKey(.name("")) : add(.nil, isMapping: false)
        }
        decoded += anchor.size + 1
        aliased += anchor.size
        try checkAliases()
        if expectsKey { return addKey(anchor) }
        // A list of maps behind an alias is none to a merge key.
        add(anchor.value.ownCopy, isMapping: anchor.isMapping || anchor.value.isList)
    }

    private mutating func addKey(_ anchor: Anchor) {
        switch anchor.value {
        case .map, .list:
            decodeFailure =
                decodeFailure ?? FunctionError("yaml: invalid map key: \(GoSyntax.text(of: anchor.value))")
            setKey(.name(""))
        default: setKey(ScalarReading(of: anchor.value).key)
        }
    }

    /// go-yaml's bound: the larger a document, the smaller the part of it that may come from aliases.
    private func checkAliases() throws(FunctionError) {
        guard aliased > 100, decoded > 1000 else { return }
        let (low, high) = (400_000.0, 4_000_000.0)
        let share = min(max((Double(decoded) - low) / (high - low), 0), 1)
        guard Double(aliased) / Double(decoded) > 0.99 - 0.89 * share || decoded > EncodingLimits.expandedNodes else {
            return
        }
        throw FunctionError("error converting YAML to JSON: yaml: document contains excessive aliasing")
    }
}

extension Value {
    fileprivate var isList: Bool {
        if case .list = self { true } else { false }
    }

    /// A copy whose maps nobody else holds.
    fileprivate var ownCopy: Value {
        switch self {
        case .map(let map): .map(map.copy(deep: true))
        case .list(let values): .list(values.map(\.ownCopy))
        default: self
        }
    }
}
