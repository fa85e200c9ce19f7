/// Where the parts of a version are within a text. The grammar needs no looking ahead:
/// `v? run ("." run)? ("." run)? ("-" identifiers)? ("+" identifiers)?`.
struct VersionParts {
    let start: Int
    private(set) var end: Int
    private(set) var major: Range<Int>
    private(set) var minor: Range<Int>?
    private(set) var patch: Range<Int>?
    private(set) var prerelease: Range<Int>?
    private(set) var metadata: Range<Int>?

    /// As much of the beginning of the text as makes a version; nil if nothing does.
    ///
    /// - Parameter wildcards: whether numbers may be written with `x`, `X`, `*` and `|`, as in constraints.
    init?(_ text: ArraySlice<UInt8>, wildcards: Bool) {
        start = text.startIndex
        end = start
        major = start..<start
        if text.first == UInt8(ascii: "v") { end += 1 }
        guard let run = Self.run(text, end, wildcards: wildcards) else { return nil }
        major = run
        end = run.upperBound
        minor = dotted(text, wildcards: wildcards)
        if minor != nil { patch = dotted(text, wildcards: wildcards) }
        prerelease = identifiers(text, after: UInt8(ascii: "-"))
        metadata = identifiers(text, after: UInt8(ascii: "+"))
    }

    private mutating func dotted(_ text: ArraySlice<UInt8>, wildcards: Bool) -> Range<Int>? {
        guard end < text.endIndex, text[end] == UInt8(ascii: "."),
            let run = Self.run(text, end + 1, wildcards: wildcards)
        else { return nil }
        end = run.upperBound
        return run
    }

    private static func run(_ text: ArraySlice<UInt8>, _ start: Int, wildcards: Bool) -> Range<Int>? {
        var end = start
        while end < text.endIndex, text[end].isDigit || wildcards && text[end].isWildcard { end += 1 }
        return end > start ? start..<end : nil
    }

    private mutating func identifiers(_ text: ArraySlice<UInt8>, after mark: UInt8) -> Range<Int>? {
        guard end < text.endIndex, text[end] == mark else { return nil }
        var last = end
        repeat {
            var next = last + 1
            while next < text.endIndex, text[next].isIdentifierPart { next += 1 }
            if next == last + 1 { break }
            last = next
        } while last < text.endIndex && text[last] == UInt8(ascii: ".")
        guard last > end else { return nil }
        defer { end = last }
        return end + 1..<last
    }
}

extension UInt8 {
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

    /// A bar is one too: the regular expression of the Go library has it in its class.
    fileprivate var isWildcard: Bool {
        self == UInt8(ascii: "x") || self == UInt8(ascii: "X") || self == UInt8(ascii: "*") || self == UInt8(ascii: "|")
    }

    fileprivate var isIdentifierPart: Bool {
        isDigit || self == UInt8(ascii: "-") || self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z")
    }
}
