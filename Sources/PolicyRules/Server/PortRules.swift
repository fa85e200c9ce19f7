import SluiceDiagnostics
import NetworkPolicyTypes
import SluicePolicyAnalysis

/// The rules of ports.
///
/// - Note: follows `ValidateNetworkPolicyPort` of kubernetes/kubernetes.
enum PortRules {
    static let number = Rule("port-number", .error, .server, "a port is not between 1 and 65535")
    static let name = Rule("port-name", .error, .server, "a port's name is no IANA service name")
    static let endPort = Rule("end-port", .error, .server, "endPort needs a numeric port that is not above it")

    static let catalogue = [number, name, endPort]

    static func check(_ ports: [NetworkPolicyPort], _ path: FieldPath, _ errors: inout ServerErrors) {
        for (index, port) in ports.enumerated() { check(port, path[index], &errors) }
    }

    private static func check(_ port: NetworkPolicyPort, _ path: FieldPath, _ errors: inout ServerErrors) {
        switch port.port {
        case .int(let first)?:
            checkNumber(first, number, path["port"], &errors)
            guard let last = port.endPort else { return }
            if last < first {
                errors.invalid(
                    endPort, path["endPort"], last, "must be greater than or equal to `port`",
                    hint: "the range goes from port to endPort, both included")
            }
            checkNumber(last, endPort, path["endPort"], &errors)
        case .string(let text)?:
            if let last = port.endPort {
                errors.invalid(endPort, path["endPort"], last, "may not be specified when `port` is non-numeric")
            }
            let hint = isNumber(text) ? "remove the quotes: \(text)" : nil
            for problem in NameFormats.portName(text) { errors.invalid(name, path["port"], text, problem, hint: hint) }
        case nil:
            guard let last = port.endPort else { return }
            errors.invalid(
                endPort, path["endPort"], last, "may not be specified when `port` is not specified",
                hint: "add port: the first port of the range")
        }
    }

    private static func checkNumber(_ value: Int, _ rule: Rule, _ path: FieldPath, _ errors: inout ServerErrors) {
        guard !(1...65535).contains(value) else { return }
        errors.invalid(
            rule, path, value, "must be between 1 and 65535, inclusive",
            hint: value == 0 ? "leave port out to allow all ports" : nil)
    }

    private static func isNumber(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) } && Int(text).map((1...65535).contains) == true
    }
}
