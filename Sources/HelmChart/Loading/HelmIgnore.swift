import SluiceDiagnostics

/// The rules of a `.helmignore` file: which files of a folder are no part of the chart.
///
/// - Note: follows Helm's own `ignore` package, which differs from git's rules: no `**`, the first rule that
///   matches decides, and a rule that begins with `!` leaves out everything it does *not* match.
struct HelmIgnore {
    private struct Rule {
        let pattern: PathPattern
        let isNegated: Bool
        /// Only folders.
        let needsFolder: Bool
        /// Looks at the last name alone.
        let isNameOnly: Bool
        /// Slashes at the beginning. Helm takes one of them off; Helm 3 another one each time it looks at the rule.
        let slashes: Int
    }

    private var rules: [Rule] = []
    private let helm: HelmRules
    /// How often Helm 3 has looked at each rule.
    private var looks: [Int] = []

    /// - Throws: rules that Helm refuses, with their line.
    init(_ content: [UInt8], file: String, rules helm: HelmRules = .helm4) throws(SluiceError) {
        self.helm = helm
        let text = ChartFile(path: "", content: content).content
        for (index, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let rule = String(decoding: WhiteSpace.trimming(line), as: UTF8.self)
            if rule.isEmpty || rule.hasPrefix("#") { continue }
            if rule.contains("**") {
                throw Self.problem(file, index + 1, "Helm does not support '**' here", "name each folder, or use '*'")
            }
            guard Self.isWellFormed(rule) else {
                throw Self.problem(file, index + 1, "this is no pattern", "end each '[' with ']'")
            }
            add(rule)
        }
        add("templates/.?*")
        looks = [Int](repeating: 0, count: rules.count)
    }

    private mutating func add(_ text: String) {
        var rule = text[...]
        let isNegated = rule.hasPrefix("!")
        if isNegated { rule = rule.dropFirst() }
        let needsFolder = rule.hasSuffix("/")
        if needsFolder { rule = rule.dropLast() }
        let slashes = rule.prefix { $0 == "/" }.count
        let isRooted = slashes > 0
        rule = rule.dropFirst(helm == .helm3 ? slashes : min(slashes, 1))
        rules.append(
            Rule(
                pattern: PathPattern(String(rule)), isNegated: isNegated, needsFolder: needsFolder,
                isNameOnly: !isRooted && !rule.contains("/"), slashes: slashes))
    }

    /// To be asked about all paths in the order of a walk.
    mutating func ignores(_ path: String, isFolder: Bool) -> Bool {
        let path = Array(path.unicodeScalars)
        let name = path[(path.lastIndex(of: "/").map { $0 + 1 } ?? 0)...]
        for (index, rule) in rules.enumerated() {
            func matches() -> Bool {
                if helm == .helm3, rule.slashes > 1 {
                    looks[index] += 1
                    if looks[index] < rule.slashes { return false }
                }
                return rule.pattern.matches(rule.isNameOnly ? name : path[...])
            }
            if rule.isNegated {
                if (rule.needsFolder && !isFolder) || !matches() { return true }
            } else if isFolder || !rule.needsFolder, matches() {
                return true
            }
        }
        return false
    }

    /// Whether every class is closed and has members, and nothing ends in a backslash.
    private static func isWellFormed(_ rule: String) -> Bool {
        var rest = Array(rule.unicodeScalars)[...]
        func takeMember() -> Bool {
            guard let first = rest.popFirst(), first != "-", first != "]" else { return false }
            return first != "\\" || rest.popFirst() != nil
        }
        while let scalar = rest.popFirst() {
            if scalar == "\\", rest.popFirst() == nil { return false }
            guard scalar == "[" else { continue }
            if rest.first == "^" { rest.removeFirst() }
            repeat {
                guard takeMember() else { return false }
                if rest.first == "-" {
                    rest.removeFirst()
                    guard takeMember() else { return false }
                }
            } while !rest.isEmpty && rest.first != "]"
            guard rest.popFirst() != nil else { return false }
        }
        return true
    }

    private static func problem(_ file: String, _ line: Int, _ message: String, _ hint: String) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: "helmignore", severity: .error, location: SourceLocation(file: file, line: line, column: 1),
                message: message, hint: hint)
        ])
    }
}
