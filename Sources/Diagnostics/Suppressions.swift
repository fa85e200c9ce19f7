import SluiceBasics

/// What the comments of one file silence.
///
/// - `key: value # sluice:ignore rule-id[,rule-id] reason` holds for its line; where the line opens a block or a flow
///   collection (`egress: # sluice:ignore …`), for all of it.
/// - Alone on a line it holds for the next line with content as if it stood there.
/// - `# sluice:ignore-file rule-id reason` holds for the whole file.
///
/// JSON has no comments: for a file whose name ends in `.json` there are none.
public struct Suppressions: Sendable {
    /// The rule of a comment that silences nothing.
    public static let unusedIgnore = "unused-ignore"
    /// The rule of a comment that names no rule, or one that does not exist.
    public static let unknownRule = "unknown-rule"
    /// The rule of a comment that does not say why.
    public static let ignoreWithoutReason = "ignore-without-reason"

    /// The file whose comments these are.
    public let file: String
    let directives: [IgnoreDirective]
    private let everywhere: Set<String>
    private let ranges: [String: [ClosedRange<Int>]]

    /// Lines are read without parsing them. A caller who has parsed the file may say which places lie within scalars
    /// (line and column count from 1, in Unicode scalars); there no comment begins.
    public init(bytes: [UInt8], file: String, isWithinScalar: ((_ line: Int, _ column: Int) -> Bool)? = nil) {
        self.file = file
        let isJSON = file.utf8.suffix(5).map { $0 | 0x20 } == Array(".json".utf8)
        directives =
            isJSON
            ? [] : IgnoreDirective.all(in: bytes, file: file, isWithinScalar: isWithinScalar ?? { _, _ in false })
        var everywhere: Set<String> = []
        var ranges: [String: [ClosedRange<Int>]] = [:]
        for directive in directives {
            for name in directive.names {
                switch directive.scope {
                case .file: everywhere.insert(name.id)
                case .lines(let range): ranges[name.id, default: []].append(range)
                case .nothing: break
                }
            }
        }
        self.everywhere = everywhere
        self.ranges = ranges.mapValues(Self.joined)
    }

    /// Whether a comment silences the finding. Findings in other files and those without a place never are.
    public func suppresses(_ finding: Finding) -> Bool {
        guard let location = finding.location, location.file == file else { return false }
        if everywhere.contains(finding.rule) { return true }
        guard location.line > 0, let ranges = ranges[finding.rule] else { return false }
        let index = ranges.partitioningIndex { $0.upperBound >= location.line }
        return index < ranges.count && ranges[index].contains(location.line)
    }

    /// In order and without overlaps, for a binary search.
    private static func joined(_ ranges: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
        var result: [ClosedRange<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, range.lowerBound <= last.upperBound {
                result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }
}
