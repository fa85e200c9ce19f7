extension RandomAccessCollection {
    /// The first index whose element satisfies a predicate; the end index if none does.
    ///
    /// - Parameter belongsInSecondPartition: true for all elements from some index on, false for those before it.
    /// - Complexity: O(log *n*).
    @inlinable @inline(__always)
    package func partitioningIndex(where belongsInSecondPartition: (Element) -> Bool) -> Index {
        var low = startIndex
        var count = distance(from: startIndex, to: endIndex)
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if belongsInSecondPartition(self[middle]) {
                count = half
            } else {
                low = index(after: middle)
                count -= half + 1
            }
        }
        return low
    }
}
