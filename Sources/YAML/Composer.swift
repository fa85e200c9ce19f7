import SluiceCLibYAML
import SluiceDiagnostics
import SluiceGoScalars

/// Runs libyaml's event loop and fills the arenas of one document after the other.
struct Composer: ~Copyable {
    let source: SourceText
    let options: ParseOptions
    /// Scalars that libyaml saw only a stand-in of (see `JSONStandIns`).
    private let standIns: JSONStandIns
    private let colons: FlowColons?
    private let input: UnsafeBufferPointer<UInt8>
    private var slashEscapes: SlashEscapes?
    /// Where libyaml met a colon that go-yaml takes as text.
    private(set) var unexpectedColon: Int?
    private let parser: UnsafeMutablePointer<yaml_parser_t>

    var records: ContiguousArray<Document.Record> = []
    var children: ContiguousArray<UInt32> = []
    /// Keys that stood twice, where that is allowed.
    var warnings: [Finding] = []
    var text: ContiguousArray<UInt8> = []
    /// Numbers that JSON lacks; a later key of the same name may replace them.
    var nonFinite: [UInt32] = []
    var tags: [UInt32: String] = [:]
    private var anchorNames: [UInt32: String] = [:]
    private var anchors: [String: Anchor] = [:]
    private var open: ContiguousArray<Frame> = []
    /// Children of collections that are still open.
    private var pending: ContiguousArray<UInt32> = []
    private var root: UInt32?
    private var expanded = 0

    private struct Anchor {
        var node: UInt32
        var size: Int
        var isComplete: Bool
    }

    private struct Frame {
        var node: UInt32
        /// Where its children begin in `pending`.
        var firstPending: Int
        /// Nodes below it, aliases replaced by what they stand for.
        var size: Int
        var anchor: String?
        var isFlow: Bool
    }

    init(
        source: SourceText, input: UnsafeBufferPointer<UInt8>, standIns: JSONStandIns, colons: FlowColons?,
        options: ParseOptions
    ) throws(SluiceError) {
        self.source = source
        self.options = options
        self.standIns = standIns
        self.colons = colons
        self.input = input
        // Strict JSON has the escape.
        slashEscapes = standIns.isEmpty && !options.acceptsJSON ? SlashEscapes(input) : nil
        parser = .allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            throw SluiceError(findings: [
                Finding(rule: "yaml-memory", severity: .error, message: "libyaml could not be started: out of memory")
            ])
        }
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
        records.reserveCapacity(input.count / 20)
        children.reserveCapacity(input.count / 20)
        text.reserveCapacity(input.count / 2)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// The next document of the stream; `nil` at its end, or for an empty one that is not to be skipped.
    mutating func nextDocument(skippingEmpty: Bool = true) throws(SluiceError) -> Node? {
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(parser, &event) == 1 else { throw failure() }
            defer { yaml_event_delete(&event) }
            switch event.type {
            case YAML_STREAM_END_EVENT, YAML_NO_EVENT:
                return nil
            case YAML_DOCUMENT_START_EVENT:
                reset()
                try checkVersion(event)
            case YAML_DOCUMENT_END_EVENT:
                try checkNumbers()
                let node = finish()
                if node != nil || !skippingEmpty { return node }
            case YAML_SCALAR_EVENT:
                try addScalar(event)
            case YAML_SEQUENCE_START_EVENT:
                try openCollection(
                    .sequence, start: event.start_mark, anchor: event.data.sequence_start.anchor,
                    tag: event.data.sequence_start.tag,
                    isFlow: event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE)
            case YAML_MAPPING_START_EVENT:
                try openCollection(
                    .mapping, start: event.start_mark, anchor: event.data.mapping_start.anchor,
                    tag: event.data.mapping_start.tag,
                    isFlow: event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE)
            case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
                try closeCollection(end: event.end_mark)
            case YAML_ALIAS_EVENT:
                try addAlias(event)
            default:
                break
            }
        }
    }

    private mutating func reset() {
        anchors = [:]
        nonFinite = []
        root = nil
        expanded = 0
    }

    private mutating func finish() -> Node? {
        defer {
            records = []
            children = []
            text = []
            tags = [:]
            anchorNames = [:]
        }
        guard let root else { return nil }
        let record = records[Int(root)]
        let isEmpty = record.shape == .scalar && record.style == .plain && record.count == 0
        if isEmpty, tags[root] == nil, anchorNames[root] == nil { return nil }
        let document = Document(
            source: source, records: records, children: children, text: text, tags: tags, anchors: anchorNames)
        return Node(document: document, index: root)
    }

    private mutating func add(_ record: Document.Record, size: Int) throws(SluiceError) {
        let index = UInt32(truncatingIfNeeded: records.count)
        records.append(record)
        if open.isEmpty {
            root = index
        } else {
            pending.append(index)
            open[open.count - 1].size += size
        }
        expanded += size
        if expanded > options.expandedNodes {
            throw error(
                "yaml-alias-expansion",
                "the aliases of this document stand for more than \(options.expandedNodes) nodes",
                at: Int(record.start), hint: "use fewer aliases of aliases")
        }
    }

    private mutating func addScalar(_ event: yaml_event_t) throws(SluiceError) {
        let scalar = event.data.scalar
        let index = UInt32(truncatingIfNeeded: records.count)
        var start = UInt32(truncatingIfNeeded: event.start_mark.index)
        var end = UInt32(truncatingIfNeeded: event.end_mark.index)
        let first = UInt32(truncatingIfNeeded: text.count)
        if !standIns.isEmpty, let original = standIns.original(endingAt: event.end_mark.index) {
            start = UInt32(truncatingIfNeeded: original.start)
            end = UInt32(truncatingIfNeeded: original.end)
            text.append(contentsOf: original.text)
        } else if let value = scalar.value {
            text.append(contentsOf: UnsafeBufferPointer(start: value, count: scalar.length))
        }
        if let colons { restoreColons(colons, from: Int(first)) }
        let style: ScalarStyle =
            switch scalar.style {
            case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
            case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
            case YAML_LITERAL_SCALAR_STYLE: .literal
            case YAML_FOLDED_SCALAR_STYLE: .folded
            default: .plain
            }
        if let tag = scalar.tag {
            tags[index] = String(cString: tag)
            try resolve(tag: String(cString: tag), from: Int(first), isPlain: scalar.plain_implicit == 1, event)
        }
        try checkScalar(event, style, from: Int(first))
        if let anchor = scalar.anchor {
            let name = String(cString: anchor)
            anchorNames[index] = name
            anchors[name] = Anchor(node: index, size: 1, isComplete: true)
        }
        try add(
            Document.Record(
                shape: .scalar, style: style, start: start, end: end,
                first: first, count: UInt32(truncatingIfNeeded: text.count) - first), size: 1)
    }

    private mutating func openCollection(
        _ shape: Document.Record.Shape, start: yaml_mark_t, anchor: UnsafeMutablePointer<yaml_char_t>?,
        tag: UnsafeMutablePointer<yaml_char_t>?, isFlow: Bool
    ) throws(SluiceError) {
        guard open.count < options.depth else {
            throw error(
                "yaml-depth", "nested more than \(options.depth) levels deep", at: start.index,
                hint: "flatten the document")
        }
        let index = UInt32(truncatingIfNeeded: records.count)
        if let tag { tags[index] = String(cString: tag) }
        var name: String?
        if let anchor {
            let text = String(cString: anchor)
            name = text
            anchorNames[index] = text
            anchors[text] = Anchor(node: index, size: 1, isComplete: false)
        }
        let position = UInt32(truncatingIfNeeded: start.index)
        try add(
            Document.Record(shape: shape, style: .plain, start: position, end: position, first: 0, count: 0), size: 1)
        open.append(Frame(node: index, firstPending: pending.count, size: 1, anchor: name, isFlow: isFlow))
    }

    private mutating func closeCollection(end: yaml_mark_t) throws(SluiceError) {
        guard let frame = open.popLast() else { return }
        let node = Int(frame.node)
        let own = pending[frame.firstPending...]
        records[node].first = UInt32(truncatingIfNeeded: children.count)
        records[node].count = UInt32(truncatingIfNeeded: own.count)
        children.append(contentsOf: own)
        // A block collection's own end mark runs past blank lines and comments.
        if !frame.isFlow, let last = own.last {
            records[node].end = max(records[node].start, records[Int(last)].end)
        } else {
            records[node].end = UInt32(truncatingIfNeeded: end.index)
        }
        pending.removeSubrange(frame.firstPending...)
        if records[node].shape == .mapping { try checkKeys(of: frame.node) }
        if let anchor = frame.anchor, anchors[anchor]?.node == frame.node {
            anchors[anchor] = Anchor(node: frame.node, size: frame.size, isComplete: true)
        }
        if !open.isEmpty { open[open.count - 1].size += frame.size - 1 }
    }

    private mutating func addAlias(_ event: yaml_event_t) throws(SluiceError) {
        let name = event.data.alias.anchor.map { String(cString: $0) } ?? ""
        guard let anchor = anchors[name] else {
            throw error(
                "yaml-alias", "the alias *\(name) has no anchor &\(name) before it", at: event.start_mark.index,
                hint: nearest(name, in: anchors.keys.sorted()).map { "did you mean *\($0)?" }
                    ?? "define the anchor first")
        }
        guard anchor.isComplete else {
            throw error(
                "yaml-alias", "the alias *\(name) stands inside the node that it names", at: event.start_mark.index,
                hint: "a value cannot contain itself")
        }
        try add(
            Document.Record(
                shape: .alias, style: .plain, start: UInt32(truncatingIfNeeded: event.start_mark.index),
                end: UInt32(truncatingIfNeeded: event.end_mark.index), first: anchor.node, count: 0), size: anchor.size)
    }

    // MARK: Where go-yaml and libyaml differ

    private var expectsKey: Bool {
        guard let frame = open.last, records[Int(frame.node)].shape == .mapping else { return false }
        return (pending.count - frame.firstPending) % 2 == 0
    }

    private func checkVersion(_ event: yaml_event_t) throws(SluiceError) {
        guard let version = event.data.document_start.version_directive?.pointee,
            version.major != 1 || version.minor != 1
        else { return }
        throw error(
            "yaml-syntax", "found incompatible YAML document: Helm and Kubernetes read version 1.1",
            at: event.start_mark.index, hint: "remove the line '%YAML \(version.major).\(version.minor)'")
    }

    private mutating func restoreColons(_ colons: FlowColons, from first: Int) {
        let restored = text[first...].withUnsafeBufferPointer { colons.restored($0) }
        text.replaceSubrange(first..., with: restored)
    }

    /// Checks that a scalar fits its tag, and decodes `!!binary`.
    private mutating func resolve(
        tag: String, from first: Int, isPlain: Bool, _ event: yaml_event_t
    ) throws(SluiceError) {
        let result = text[first...].withUnsafeBufferPointer { bytes in
            Result { () throws(TaggedScalar.Mismatch) in
                try TaggedScalar(bytes, tag: tag, isImplicit: isPlain)
            }
        }
        switch result {
        case .success(let scalar):
            if tag == Node.binaryTag { text.replaceSubrange(first..., with: scalar.bytes) }
        case .failure(let mismatch):
            throw error(
                "yaml-tag", mismatch.message, at: event.start_mark.index, hint: "remove the tag or correct the value")
        }
    }

    private mutating func checkScalar(_ event: yaml_event_t, _ style: ScalarStyle, from first: Int) throws(SluiceError)
    {
        let (start, end) = (event.start_mark.index, event.end_mark.index)
        if style == .doubleQuoted, let found = slashEscapes?.first(in: input, from: start, to: end) {
            throw error("yaml-syntax", SlashEscapes.problem, at: found.index, hint: "write / without a backslash")
        }
        guard style == .plain else { return }
        if let frame = open.last, frame.isFlow, text[first...].dropFirst().contains(UInt8(ascii: "?")) {
            throw error(
                "yaml-syntax", "did not find expected ',' or a closing bracket: a question mark ends this text",
                at: start, hint: "quote text with a question mark between brackets")
        }
        // .inf, -.inf, .nan: as a key it is text.
        guard !options.acceptsJSON, !expectsKey, text.count - first >= 4, text.count - first <= 5,
            text[first] == UInt8(ascii: ".") || text[first + 1] == UInt8(ascii: ".")
        else { return }
        let scalar = text[first...].withUnsafeBufferPointer { GoScalar($0) }
        guard case .float(let value) = scalar, !value.isFinite else { return }
        nonFinite.append(UInt32(truncatingIfNeeded: records.count))
    }

    private func checkNumbers() throws(SluiceError) {
        guard let first = nonFinite.first else { return }
        throw error(
            "yaml-number", "JSON has no such number, and Helm and Kubernetes turn YAML into JSON",
            at: Int(records[Int(first)].start), hint: "quote it if it is text")
    }

    func error(_ rule: String, _ message: String, at index: Int, hint: String?) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: rule, severity: .error, location: source.location(ofByte: source.byte(ofScalar: index)),
                message: message, hint: hint)
        ])
    }

    private mutating func failure() -> SluiceError {
        if let problem = parser.pointee.problem, String(cString: problem) == FlowColons.problem {
            unexpectedColon = parser.pointee.problem_mark.index
        }
        return ParserFailure(parser: parser, source: source, openStarts: open.map { Int(records[Int($0.node)].start) })
            .error
    }
}
