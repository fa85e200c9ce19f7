import SluiceBasics

/// What libyaml gets to see in place of valid JSON that it would refuse or misread.
///
/// The input has the same number of Unicode scalars, so that libyaml's indexes stay right; the scalars that
/// were changed are kept with their true text, found by the index at which they end.
struct JSONStandIns: Sendable {
    struct Original: Sendable {
        /// The scalar index of the opening quote.
        var start: Int
        /// The scalar index behind the closing quote.
        var end: Int
        var text: [UInt8]
    }

    /// The changed input; `nil` where nothing had to change.
    var input: [UInt8]?
    /// Where libyaml sees the stand-ins end, ascending.
    private var ends: [Int] = []
    private var originals: [Original] = []

    var isEmpty: Bool { ends.isEmpty }

    mutating func add(_ original: Original, seenEnd: Int) {
        ends.append(seenEnd)
        originals.append(original)
    }

    func original(endingAt index: Int) -> Original? {
        let found = ends.partitioningIndex { $0 >= index }
        return found < ends.count && ends[found] == index ? originals[found] : nil
    }
}
