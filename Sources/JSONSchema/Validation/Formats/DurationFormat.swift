/// `duration`: RFC 3339, appendix A. Units from large to small, without gaps, or weeks alone.
enum DurationFormat {
    static func accepts(_ text: String) -> Bool {
        var reader = ScalarReader(text)
        guard reader.take("P"), let date = takeUnits(["Y", "M", "W", "D"], &reader) else { return false }
        if date.contains("W") { return date == ["W"] && reader.isAtEnd }
        guard isUnbroken(date, in: ["Y", "M", "D"]) else { return false }
        guard reader.take("T") else { return !date.isEmpty && reader.isAtEnd }
        guard let time = takeUnits(["H", "M", "S"], &reader), !time.isEmpty else { return false }
        return isUnbroken(time, in: ["H", "M", "S"]) && reader.isAtEnd
    }

    /// The units in their order; nil where a number has none.
    private static func takeUnits(_ units: [Unicode.Scalar], _ reader: inout ScalarReader) -> [Unicode.Scalar]? {
        var found: [Unicode.Scalar] = []
        var allowed = units[...]
        while reader.skip(while: \.isDigit) > 0 {
            guard let unit = reader.take(where: { allowed.contains($0) }) else { return nil }
            allowed = allowed.drop { $0 != unit }.dropFirst()
            found.append(unit)
        }
        return found
    }

    private static func isUnbroken(_ found: [Unicode.Scalar], in units: [Unicode.Scalar]) -> Bool {
        guard let first = found.first else { return true }
        return units.drop { $0 != first }.starts(with: found)
    }
}
