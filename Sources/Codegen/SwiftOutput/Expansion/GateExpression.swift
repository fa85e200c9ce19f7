import SluiceDiagnostics

/// Conditions of gates: exactly true.
struct GateExpression {
    var navigator: ValueNavigator

    /// - Parameter root: what the path starts from in the code, such as `values`; nil for `self`.
    func condition(_ gate: ValuePath, root: String?, location: SourceLocation) throws(SluiceError) -> String {
        let start = ValueReference(text: root ?? "self", type: .structure(0), isOptional: false)
        guard let value = navigator.value(gate.keys, of: start) else {
            throw Self.error("\(gate) leads to no declared value", at: location)
        }
        let text = root == nil ? value.textInSelf : value.text
        switch value.type {
        case .boolean, .api(.boolean): return text + " == true"
        case .json, .scalar: return text + " == .bool(true)"
        default: throw Self.error("\(gate) is no boolean in Swift", at: location)
        }
    }

    private static func error(_ message: String, at location: SourceLocation) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: "x-sluice-swift", severity: .error, location: location, message: message,
                hint: "declare the gate as a boolean in the values schema")
        ])
    }
}
