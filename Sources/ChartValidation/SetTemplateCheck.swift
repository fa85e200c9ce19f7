import SluiceCodegen
import SluiceDiagnostics
import SluiceHelmChart
import SluiceYAML

/// Judges the template texts in a block's `set` by what they do when the block is on: the schema says nothing of them,
/// so rendering is the only check.
struct SetTemplateCheck {
    /// The chart as it would be.
    var chart: LoadedChart
    var block: Block

    /// What a failed rendering says about the texts.
    ///
    /// - Returns: an error where no values could help, a warning where others might; nil where the chart itself
    ///   refuses the values (`fail`, `required`), or where another file is to blame.
    func finding(for error: SluiceError) -> Finding? {
        guard let failure = error.findings.first, ["template-failed", "template-syntax"].contains(failure.rule) else {
            return nil
        }
        // The innermost place: where it is a template of the author's, the text that includes it comes next.
        let places = [failure.location].compactMap(\.self) + failure.related.map(\.location)
        guard let constant = places.lazy.compactMap({ constant(at: $0) }).first else { return nil }
        if let name = Self.missingTemplate(failure.message) {
            // In a chart that is only being begun, the templates are yet to come.
            let others = chart.templates.filter { !$0.content.starts(with: ChartInterface.ownedTemplateMark.utf8) }
            return Finding(
                rule: "template-missing", severity: others.isEmpty ? .warning : .error, location: constant.location,
                message: "the chart defines no template \"\(name)\", which \(block.path) includes",
                hint: nearest(name, in: ChartInterface.templateNames(in: others.map(\.content))).map {
                    "did you mean \"\($0)\"?"
                }
                    ?? "define it in templates/_helpers.tpl")
        }
        let isHopeless =
            failure.rule == "template-syntax"
            || ["wrong number of args", "can't evaluate field", "invalid value; expected"].contains {
                failure.message.hasPrefix($0)
            }
        return Finding(
            rule: "x-sluice-template", severity: isHopeless ? .error : .warning, location: constant.location,
            message: "with \(block.path) on and the chart's own values, this does not render: \(failure.message)",
            hint: isHopeless
                ? "mend the template text"
                : "give values.yaml what it needs, or guard it with \"default\" or \"required\"")
    }

    /// Texts that render something else than their place takes.
    ///
    /// - Parameter rendered: what the block's templates rendered with the chart's own values.
    func findings(in rendered: Value) -> [Finding] {
        block.constants.compactMap { constant -> Finding? in
            guard let found = constant.templateMisfit(rendered.value(at: constant.apiPath) ?? .null) else {
                return nil
            }
            return Finding(
                rule: "x-sluice-template", severity: found.isEmpty ? .warning : .error, location: constant.location,
                message: "with \(block.path) on and the chart's own values, this renders \(found.text), but "
                    + "\(constant.apiPath.joined(separator: ".")) is \(constant.type.phrase)",
                hint: found.isEmpty
                    ? "look for a misspelt name, or give values.yaml what it reads"
                    : "use a template that prints \(constant.type.phrase)")
        }
    }

    /// The entry of `set` that is written at a line of the block's fragment.
    private func constant(at location: SourceLocation) -> Block.Constant? {
        guard let file = chart.templates.first(where: { location.file == chart.origin + "/" + $0.path }) else {
            return nil
        }
        let lines = file.content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.indices.contains(location.line - 1) else { return nil }
        let line = String(decoding: lines[location.line - 1], as: UTF8.self)
        return block.constants.first { constant in constant.templateTexts.contains { line.contains($0) } }
    }

    /// The name in Go's message for a template that is not defined.
    private static func missingTemplate(_ message: String) -> String? {
        let parts = message.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, ["no template ", "template "].contains(parts[0]) else { return nil }
        return parts[2].hasPrefix(" associated") || parts[2] == " not defined" ? String(parts[1]) : nil
    }
}
