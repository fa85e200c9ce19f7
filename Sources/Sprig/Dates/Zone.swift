/// A time zone: Go's `time.Location`.
struct Zone: Equatable, Sendable {
    let name: String
    private let rules: ZoneRules

    static let utc = Zone(name: "UTC", rules: ZoneRules(.fixed(abbreviation: "UTC", offset: 0)))

    /// The zone of the machine, which is UTC everywhere: templates must not depend on the machine.
    static let local = Zone(name: "Local", rules: ZoneRules(.fixed(abbreviation: "UTC", offset: 0)))

    /// A zone that is always this far east of UTC.
    static func fixed(_ abbreviation: String, offset: Int) -> Zone {
        Zone(name: abbreviation, rules: ZoneRules(.fixed(abbreviation: abbreviation, offset: offset)))
    }

    /// A zone by its IANA name; nil if there is none.
    init?(named name: String) {
        if name.isEmpty || name == "UTC" {
            self = .utc
        } else if name == "Local" {
            self = .local
        } else if let text = ZoneTable.rules(ofZone: name), let rules = ZoneRules(text) {
            self.init(name: name, rules: rules)
        } else {
            return nil
        }
    }

    private init(name: String, rules: ZoneRules) {
        self.name = name
        self.rules = rules
    }

    /// What applies at a time given as seconds since 1970. The rules of 2015 count for what was before, too.
    func offset(at seconds: Int64) -> (abbreviation: String, seconds: Int, isDaylightSaving: Bool) {
        rules.rule(at: seconds).offset(at: seconds)
    }
}

/// The rules that a zone has had, one after the other.
struct ZoneRules: Equatable, Sendable {
    private struct Former: Equatable, Sendable {
        let rule: ZoneRule
        /// The second since 1970 at which the next rule begins.
        let end: Int64
    }

    private var former: [Former] = []
    private let last: ZoneRule

    init(_ rule: ZoneRule) { last = rule }

    /// Reads rules with the seconds at which they end between them.
    init?(_ text: String) {
        let parts = text.split(separator: "@")
        guard let final = parts.last, let last = ZoneRule(String(final)) else { return nil }
        self.last = last
        for index in stride(from: 0, to: parts.count - 2, by: 2) {
            guard let rule = ZoneRule(String(parts[index])), let end = Int64(parts[index + 1]) else { return nil }
            former.append(Former(rule: rule, end: end))
        }
    }

    func rule(at seconds: Int64) -> ZoneRule { former.first { seconds < $0.end }?.rule ?? last }
}
