import SluiceDiagnostics
import SluiceGoTemplate
import SluiceYAML

/// The declaration that does what a hand-written policy does: its fields of the values bound, its own text kept.
struct PolicyBinding {
    static let lists: Set = ["spec.egress", "spec.ingress"]
    static let scalars: Set = ["metadata.name", "metadata.namespace"]
    /// Names that are fields of the API unless something else is said.
    static let apiNames: Set = [
        "name", "namespace", "labels", "annotations", "podSelector", "policyTypes", "ingress", "egress",
        "finalizers", "generateName",
    ]

    var policy: ExistingPolicy
    /// API path to the key of the block that passes through to it.
    private(set) var fields: [(path: String, key: String)] = []
    /// API path to the text that is kept.
    private(set) var texts: [(path: String, text: String)] = []
    private(set) var gates: [ValuePath] = []

    private var values: PolicyValues
    private let declarations: [String]
    private let outerDot: [String]

    /// - Throws: a finding where the text cannot be taken apart.
    init(_ policy: ExistingPolicy) throws(SluiceError) {
        self.policy = policy
        values = PolicyValues(path: policy.path)
        let sections = PolicySections(policy)
        declarations = sections.declarations
        outerDot = policy.gate.map { [values] in values.dot(inside: $0, dot: []) } ?? []
        if let obstacle = sections.obstacle { throw policy.error(obstacle) }
        try refuseOthers()
        try readDeclarations()
        try readGate()
        for section in sections.sections { try read(section) }
        if !texts.contains(where: { $0.path == "metadata.name" }),
            !fields.contains(where: { $0.path == "metadata.name" })
        {
            throw policy.error("no line 'name:' stands in its metadata")
        }
    }

    private mutating func readDeclarations() throws(SluiceError) {
        for node in try parse(declarations.joined(separator: "\n")).nodes {
            guard case .action(let action) = node, let variable = action.pipeline.declarations.first else { continue }
            values.aliases[variable.variable] = values.path(of: action.pipeline, dot: outerDot)
        }
    }

    /// What is neither the policy nor its gate would be lost: text, actions and branches around it, which may print,
    /// fail or include, and variables that change.
    private func refuseOthers() throws(SluiceError) {
        if policy.gate != nil {
            for node in policy.main.root.nodes {
                switch node {
                case .branch(let branch) where branch.range == policy.gate?.range: continue
                case .text(let text) where text.bytes.allSatisfy { $0 <= UInt8(ascii: " ") }: continue
                default: throw policy.error("its template holds more than the policy and its condition")
                }
            }
        }
        var hasAssignment = false
        policy.main.root.walk { element in
            if case .pipeline(let pipeline) = element, pipeline.isAssignment { hasAssignment = true }
            return .descend
        }
        if hasAssignment { throw policy.error("it assigns another value to a variable") }
    }

    private mutating func readGate() throws(SluiceError) {
        guard let gate = policy.gate else { throw policy.error("it is always rendered") }
        var operands: [Expression] = gate.pipeline.commands.count == 1 ? gate.pipeline.commands[0].operands : []
        if case .function(let function)? = operands.first, function.name == "and" { operands.removeFirst() }
        let paths = operands.compactMap { values.path(of: $0, dot: []) }.filter { $0.first == "Values" }
        if paths.count == operands.count, !paths.isEmpty, paths.allSatisfy({ $0 != values.block }) {
            gates = paths.map { ValuePath(Array($0.dropFirst())) }
            return
        }
        throw policy.error("its condition is not made of values of the chart, joined by `and`")
    }

    private mutating func read(_ section: PolicySections.Section) throws(SluiceError) {
        var path = section.path
        var lines = section.lines
        // `matchLabels:` as the only key of a selector.
        let inner = lines.enumerated().filter { $0.element.drop { $0 == " " }.hasPrefix("matchLabels:") }
        if path == "spec.podSelector", inner.count == 1, inner[0].offset == 0,
            !lines.contains(where: { $0.contains("matchExpressions") })
        {
            path = "spec.podSelector.matchLabels"
            let rest = String(lines[0].drop { $0 == " " }.dropFirst("matchLabels:".count).drop { $0 == " " })
            lines = (rest.isEmpty ? [] : [rest]) + lines.dropFirst()
        }
        if lines.isEmpty { return }
        if Self.scalars.contains(path), lines.filter({ $0.contains { $0 != " " } }).count > 1 {
            throw policy.error("\(path) has more than one line")
        }
        if Self.scalars.contains(path) {
            return texts.append((path, scalar(lines.joined(separator: " "))))
        }
        var text = PolicyText(lines: lines).dedented().text
        let used = declarations.filter { line in
            variable(of: line).map { text.contains($0) } ?? false
        }
        // One declaration may use another; all or none keeps their order and their effects.
        let preamble = used.isEmpty ? [] : declarations.map { String($0.drop { $0 == " " }) }
        let whole = (preamble + [text]).joined(separator: "\n")
        let list = try parse(whole)
        if let key = values.passedKey(list.nodes, dot: outerDot), isFree(key) {
            return fields.append((path, key))
        }
        var bytes = Array(whole.utf8)
        if Self.lists.contains(path) {
            for (key, range) in values.passing(list, dot: outerDot, in: bytes).reversed() where isFree(key) {
                fields.append((path, key))
                let start = bytes[..<range.lowerBound].lastIndex(of: 10).map { $0 + 1 } ?? 0
                bytes.removeSubrange(start..<range.upperBound)
                break
            }
        }
        text = String(decoding: bytes, as: UTF8.self)
        text = text.split(separator: "\n").filter { $0.contains { $0 != " " } }.joined(separator: "\n")
        let rest = try parse(text)
        guard rest.nodes.contains(where: PolicyValues.prints) else { return }
        if policy.gate?.keyword == .with, usesDot(rest) {
            let condition = String(decoding: bytesOfGate, as: UTF8.self)
            text = "{{- with \(condition) }}\n\(text)\n{{- end }}"
        }
        texts.append((path, single(text)))
    }

    private var bytesOfGate: ArraySlice<UInt8> {
        policy.gate.map { policy.template.bytes[$0.pipeline.range] } ?? []
    }

    /// A key can be one field of the API only.
    private func isFree(_ key: String) -> Bool {
        !fields.contains { $0.key == key }
    }

    private func usesDot(_ list: ListNode) -> Bool {
        var found = false
        list.walk { element in
            if case .expression(let expression) = element {
                switch expression {
                case .dot, .field: found = true
                default: break
                }
            }
            return .descend
        }
        return found
    }

    /// Text that is one action with its indentation needs none: the generated template gives it.
    private func single(_ text: String) -> String {
        guard !text.contains("\n"), text.hasPrefix("{{"), let end = text.range(ofLast: "| nindent 0") else {
            return text
        }
        return text.replacingCharacters(in: end)
    }

    /// A name or namespace: no quotes around it, `include` for `template`, variables replaced by what they stand for.
    private func scalar(_ line: String) -> String {
        var text = String(line.drop { $0 == " " })
        while text.last == " " { text.removeLast() }
        if text.count > 1, text.first == "\"", text.last == "\"" { text = String(text.dropFirst().dropLast()) }
        text = text.replacing("{{ template ", with: "{{ include ").replacing("{{- template ", with: "{{ include ")
            .replacing(" | quote", with: "")
        for line in declarations {
            guard let variable = variable(of: line), let start = line.firstRange(of: ":="),
                let end = line.range(ofLast: "}}")
            else { continue }
            var value = String(line[start.upperBound..<end.lowerBound])
            while value.last == " " || value.last == "-" { value.removeLast() }
            text = text.replacing(variable + " ", with: "(\(value.drop { $0 == " " })) ")
        }
        return text
    }

    /// `$ctx` of `{{- $ctx := … }}`.
    private func variable(of line: String) -> String? {
        guard let start = line.firstIndex(of: "$"), line.contains(":=") else { return nil }
        let name = line[start...].prefix { $0 == "$" || $0 == "_" || $0.isLetter || $0.isNumber }
        return name.count > 1 && name != "$_" ? String(name) : nil
    }

    private func parse(_ text: String) throws(SluiceError) -> ListNode {
        do {
            return try ParsedSource(text, name: policy.template.path, options: ParseOptions(functions: nil)).main.root
        } catch {
            throw policy.error("its text cannot be taken apart: \(error)")
        }
    }
}

extension ExistingPolicy {
    var location: SourceLocation {
        let line = template.bytes[..<offset].reduce(1) { $1 == 10 ? $0 + 1 : $0 }
        return SourceLocation(file: template.path, line: line, column: 1)
    }

    func error(_ reason: String) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: "init-entangled", severity: .error, location: location,
                message: "this \(Self.kind) of \(path) cannot be bound as it is: \(reason)",
                hint: "bind the block by hand (docs/x-sluice.md), then run 'sluice generate --adopt'")
        ])
    }
}

extension String {
    fileprivate func range(ofLast text: String) -> Range<String.Index>? {
        var found: Range<String.Index>?
        var rest = self[...]
        while let next = rest.firstRange(of: text) {
            found = next
            rest = rest[next.upperBound...]
        }
        return found
    }

    /// Without the characters in the range, and without the spaces before them.
    fileprivate func replacingCharacters(in range: Range<String.Index>) -> String {
        var start = self[..<range.lowerBound]
        while start.last == " " { start.removeLast() }
        return String(start) + self[range.upperBound...]
    }
}
