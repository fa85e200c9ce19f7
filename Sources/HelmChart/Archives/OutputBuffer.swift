/// Unpacked bytes, up to a limit. Memory of its own, since an array cannot be appended to itself without a copy.
struct OutputBuffer: ~Copyable {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var count = 0
    private let limit: Int

    /// - Parameter expected: how much room is made at the start.
    init(limit: Int, expected: Int) {
        self.limit = max(0, limit)
        capacity = max(64, min(self.limit, expected))
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    /// A copy of all bytes.
    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

    @inline(__always)
    mutating func append(_ byte: UInt8) throws(ArchiveError) {
        if count == capacity { try grow(1) }
        base[count] = byte
        count &+= 1
    }

    mutating func append(_ more: UnsafeBufferPointer<UInt8>) throws(ArchiveError) {
        guard let start = more.baseAddress else { return }
        if more.count > capacity - count { try grow(more.count) }
        (base + count).update(from: start, count: more.count)
        count += more.count
    }

    /// Writes once more what was written a distance before. The source may reach into what is being written.
    @inline(__always)
    mutating func repeatBytes(_ length: Int, from distance: Int) throws(ArchiveError) {
        guard distance > 0, distance <= count else { throw ArchiveError.corrupt }
        if length > capacity - count { try grow(length) }
        let target = base + count
        let source = target - distance
        if length <= distance {
            target.update(from: source, count: length)
        } else {
            for index in 0..<length { target[index] = source[index] }
        }
        count &+= length
    }

    private mutating func grow(_ more: Int) throws(ArchiveError) {
        guard more <= limit - count else {
            throw ArchiveError(message: "the unpacked data is larger than \(limit) bytes")
        }
        let larger = max(count + more, min(limit, capacity * 2))
        let room = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        room.update(from: base, count: count)
        base.deallocate()
        base = room
        capacity = larger
    }
}
