/// One of several equal parts of a suite: `2/4` is the second of four.
public struct Shard: Sendable, Hashable {
    /// From 1.
    public var index: Int
    /// The number of shards.
    public var count: Int

    /// Nil for text that is not `I/N` with 1 <= I <= N.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let index = parts[0], let count = parts[1], index >= 1, index <= count else {
            return nil
        }
        (self.index, self.count) = (index, count)
    }

    /// Every `count`-th element: neighbours, which tend to take alike long, go to different machines.
    func part<Element>(of elements: [Element]) -> [Element] {
        stride(from: index - 1, to: elements.count, by: count).map { elements[$0] }
    }
}
