/// Lines of a chart template, with the indentation that the manifest needs.
struct FragmentText {
    private(set) var lines: [String] = []

    /// A line of the manifest or an action, at `indent` columns.
    mutating func add(_ line: String, indent: Int) {
        lines.append(line.isEmpty ? "" : String(repeating: " ", count: indent) + line)
    }

    /// `{{- if … }}`, what `body` adds, `{{- end }}`; no condition, no lines.
    mutating func whenever(_ condition: Condition, indent: Int, _ body: (inout FragmentText) -> Void) {
        guard let condition = condition.expression else { return body(&self) }
        add("{{- if \(condition) }}", indent: indent)
        body(&self)
        add("{{- end }}", indent: indent)
    }

    mutating func append(_ other: FragmentText) {
        lines += other.lines
    }

    var text: String {
        lines.map { $0 + "\n" }.joined()
    }
}
