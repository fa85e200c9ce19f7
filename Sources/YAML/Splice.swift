import SluiceDiagnostics

/// An edit of a text by bytes; everything outside of it stays as it is.
public struct Splice: Hashable, Sendable {
    /// The bytes that are replaced; an empty range inserts.
    public var range: Range<Int>
    /// The new text.
    public var replacement: String

    /// Creates a splice.
    public init(range: Range<Int>, replacement: String) {
        self.range = range
        self.replacement = replacement
    }
}

/// The text with all splices applied; at the same place they follow each other in the given order.
///
/// - Throws: a finding where two splices overlap or one lies outside of the text.
public func applying(_ splices: [Splice], to source: SourceText) throws(SluiceError) -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    let ordered = splices.enumerated().sorted {
        ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    for (_, splice) in ordered {
        guard splice.range.lowerBound >= at, splice.range.upperBound <= source.bytes.count else {
            throw SluiceError(findings: [
                Finding(
                    rule: "splice-overlap", severity: .error,
                    location: source.location(ofByte: splice.range.lowerBound),
                    message: "two edits of this file meet here", hint: "this is a mistake in Sluice; please report it")
            ])
        }
        result += source.bytes[at..<splice.range.lowerBound]
        result += Array(splice.replacement.utf8)
        at = splice.range.upperBound
    }
    return result + source.bytes[at...]
}
