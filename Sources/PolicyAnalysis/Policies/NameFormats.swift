/// The forms of names, keys and values, with the server's words for what is wrong.
///
/// - Note: follows k8s.io/apimachinery, `api/validate/content` and `util/validation`. Lengths are in bytes.
package enum NameFormats {
    /// RFC 1123 subdomain.
    package static func subdomain(_ text: String) -> [String] {
        var problems: [String] = []
        if text.utf8.count > 253 { problems.append(tooLong(253)) }
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if !labels.allSatisfy(isLabel) {
            problems.append(
                "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and "
                    + "must start and end with an alphanumeric character (e.g. 'example.com', regex used for "
                    + "validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')")
        }
        return problems
    }

    /// RFC 1123 label: the form of a namespace's name.
    package static func label(_ text: String) -> [String] {
        var problems: [String] = []
        if text.utf8.count > 63 { problems.append(tooLong(63)) }
        if !isLabel(Substring(text).utf8) {
            let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            problems.append(
                labels.count > 1 && labels.allSatisfy(isLabel)
                    ? "must not contain dots"
                    : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and "
                        + "must start and end with an alphanumeric character (e.g. 'my-name', or '123-abc', regex "
                        + "used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')")
        }
        return problems
    }

    /// A qualified name: the form of label keys, annotation keys and finalizers.
    package static func qualifiedName(_ text: String) -> [String] {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count <= 2 else {
            return [
                "a valid label key \(namePattern) with an optional DNS subdomain prefix and '/' "
                    + "(e.g. 'example.com/MyName')"
            ]
        }
        var problems: [String] = []
        if parts.count == 2 {
            let prefix = String(decoding: parts[0], as: UTF8.self)
            problems += (prefix.isEmpty ? ["must be non-empty"] : subdomain(prefix)).map { "prefix part \($0)" }
        }
        let name = parts[parts.count - 1]
        if name.isEmpty { problems.append("name part must be non-empty") }
        if name.count > 63 { problems.append("name part \(tooLong(63))") }
        if !isName(name) { problems.append("name part \(namePattern)") }
        return problems
    }

    package static func labelValue(_ text: String) -> [String] {
        var problems: [String] = []
        if text.utf8.count > 63 { problems.append(tooLong(63)) }
        if !text.isEmpty, !isName(Substring(text).utf8) {
            problems.append(
                "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and "
                    + "must start and end with an alphanumeric character (e.g. 'MyValue', or 'my_value', or "
                    + "'12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')")
        }
        return problems
    }

    /// The name of a port: an IANA service name.
    package static func portName(_ text: String) -> [String] {
        var problems: [String] = []
        let bytes = Array(text.utf8)
        let isAlphanumeric = { (byte: UInt8) in isLower(byte) || isDigit(byte) }
        if bytes.count > 15 { problems.append("must be no more than 15 characters") }
        if bytes.isEmpty || !bytes.allSatisfy({ isAlphanumeric($0) || $0 == hyphen }) {
            problems.append("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)")
        }
        if !bytes.contains(where: isLower) { problems.append("must contain at least one letter (a-z)") }
        if zip(bytes, bytes.dropFirst()).contains(where: { $0 == hyphen && $1 == hyphen }) {
            problems.append("must not contain consecutive hyphens")
        }
        if bytes.first == hyphen || bytes.last == hyphen { problems.append("must not begin or end with a hyphen") }
        return problems
    }

    private static let hyphen = UInt8(ascii: "-")
    private static let namePattern =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric "
        + "character (e.g. 'MyName', or 'my.name', or '123-abc', regex used for validation is "
        + "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"

    private static func tooLong(_ limit: Int) -> String { "must be no more than \(limit) bytes" }

    private static func isLower(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isLower(byte) || isDigit(byte) || (65...90).contains(byte)
    }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        guard let first = label.first, let last = label.last, first != hyphen, last != hyphen else { return false }
        return label.allSatisfy { isLower($0) || isDigit($0) || $0 == hyphen }
    }

    private static func isName(_ name: Substring.UTF8View) -> Bool {
        guard let first = name.first, let last = name.last, isAlphanumeric(first), isAlphanumeric(last) else {
            return false
        }
        return name.allSatisfy { isAlphanumeric($0) || "-_.".utf8.contains($0) }
    }
}
