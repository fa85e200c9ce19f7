import SluiceBasics

extension Suppressions {
    /// Silences findings, and says what is wrong with the comments: those that silence nothing (info), name a rule
    /// that is none of `knownRules` (warning, with the nearest one; `nil` checks no names), or give no reason (info).
    public func apply(to findings: [Finding], knownRules: [String]? = nil) -> (kept: [Finding], notes: [Finding]) {
        Self.apply([self], to: findings, knownRules: knownRules)
    }

    /// The same for the comments of many files, of which no two have the same name.
    public static func apply(
        _ suppressions: [Suppressions], to findings: [Finding], knownRules: [String]? = nil
    ) -> (kept: [Finding], notes: [Finding]) {
        let byFile = Dictionary(suppressions.map { ($0.file, $0) }) { first, _ in first }
        var lines: [Place: [Int]] = [:]
        var kept: [Finding] = []
        for finding in findings {
            guard let location = finding.location, let file = byFile[location.file] else {
                kept.append(finding)
                continue
            }
            if file.suppresses(finding) {
                lines[Place(file: file.file, rule: finding.rule), default: []].append(location.line)
            } else {
                kept.append(finding)
            }
        }
        for place in lines.keys { lines[place]?.sort() }
        var names = RuleNames(known: knownRules)
        var notes: [Finding] = []
        for file in suppressions {
            for directive in file.directives {
                notes += file.notes(on: directive, silenced: lines, names: &names)
            }
        }
        return (kept, notes)
    }

    private func notes(
        on directive: IgnoreDirective, silenced: [Place: [Int]], names: inout RuleNames
    ) -> [Finding] {
        var notes: [Finding] = []
        if directive.names.isEmpty {
            notes.append(
                Finding(
                    rule: Self.unknownRule, severity: .warning, location: directive.location,
                    message: "this comment names no rule to ignore", hint: "write # sluice:ignore rule-id reason"))
        }
        for name in directive.names {
            let length = name.id.unicodeScalars.count
            if !names.knows(name.id) {
                let meant = names.nearest(to: name.id)
                notes.append(
                    Finding(
                        rule: Self.unknownRule, severity: .warning, location: name.location,
                        message: "there is no rule \"\(name.id)\"", hint: meant.map { "did you mean \"\($0)\"?" },
                        length: length))
            } else if !isUsed(directive.scope, silenced[Place(file: file, rule: name.id)] ?? []),
                !Self.ownRules.contains(name.id)
            {
                notes.append(
                    Finding(
                        rule: Self.unusedIgnore, severity: .info, location: name.location,
                        message: "there is no finding of \"\(name.id)\" here to ignore",
                        hint: "take it out of the comment", length: length))
            }
        }
        if !directive.names.isEmpty, !directive.hasReason {
            notes.append(
                Finding(
                    rule: Self.ignoreWithoutReason, severity: .info, location: directive.location,
                    message: "this comment does not say why the rule is ignored",
                    hint: "write the reason behind the rule"))
        }
        return notes.filter { !suppresses($0) }
    }

    /// The notes can be silenced too, and are not asked whether they were.
    private static let ownRules = [unusedIgnore, unknownRule, ignoreWithoutReason]

    /// `lines` are sorted.
    private func isUsed(_ scope: IgnoreDirective.Scope, _ lines: [Int]) -> Bool {
        switch scope {
        case .nothing: return false
        case .file: return !lines.isEmpty
        case .lines(let range):
            let index = lines.partitioningIndex { $0 >= range.lowerBound }
            return index < lines.count && lines[index] <= range.upperBound
        }
    }

    private struct Place: Hashable {
        var file: String
        var rule: String
    }
}

/// The ids that a comment may name, and the one that was meant.
private struct RuleNames {
    private let ordered: [String]
    private let known: Set<String>?
    /// Looking for what was meant is dear; a file full of wrong names must not make it so.
    private var suggestionsLeft = 100

    init(known: [String]?) {
        ordered = known ?? []
        self.known = known.map { Set($0) }
    }

    func knows(_ id: String) -> Bool { known?.contains(id) ?? true }

    mutating func nearest(to id: String) -> String? {
        guard suggestionsLeft > 0, id.utf8.count <= 64 else { return nil }
        suggestionsLeft -= 1
        return SluiceDiagnostics.nearest(id, in: ordered)
    }
}
