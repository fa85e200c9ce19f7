/// Finds equal keys of one mapping: by comparison while there are few, by hash beyond that.
struct KeyIndex {
    private static let listLimit = 8
    private var list: [(node: UInt32, range: Range<Int>)] = []
    private var table: [ArraySlice<UInt8>: UInt32] = [:]

    init(capacity: Int) {
        if capacity > Self.listLimit { table.reserveCapacity(capacity) } else { list.reserveCapacity(capacity) }
        usesTable = capacity > Self.listLimit
    }

    private let usesTable: Bool

    /// Notes a key; the node of an equal one, if there is one already.
    mutating func insert(_ node: UInt32, text: ContiguousArray<UInt8>, range: Range<Int>) -> UInt32? {
        if usesTable {
            let key = ArraySlice(text[range])
            if let other = table[key] { return other }
            table[key] = node
            return nil
        }
        for (other, otherRange) in list where otherRange.count == range.count {
            if text[otherRange].elementsEqual(text[range]) { return other }
        }
        list.append((node, range))
        return nil
    }
}
