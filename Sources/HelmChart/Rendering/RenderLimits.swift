import SluiceDiagnostics

/// The bounds of one rendering. They keep hostile charts from exhausting the machine; no real chart comes near.
enum RenderLimits {
    /// Bytes that all templates together may write, counting what `include` and `tpl` capture.
    static let outputBytes = 32 << 20
    /// Bytes of one text that a function makes.
    static let textBytes = 16 << 20
    /// Nodes and loop turns that one template file may evaluate, with what functions do for their arguments' sizes.
    static let steps = 10_000_000

    static func tooMuchOutput(_ file: String) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: "render-limit", severity: .error, location: SourceLocation(file: file, line: 0, column: 0),
                message: "the chart renders more than \(outputBytes >> 20) MB", hint: "look for a loop without end")
        ])
    }
}
