#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Tells whether the thread's stack has room for another level of recursion.
///
/// Threads differ: a main thread has 8 MB, a worker on macOS 512 kB. A fixed depth would either be
/// too deep for some or needlessly shallow for others.
struct StackGuard {
    /// Where the stack stood at depth 0, and how far down it may grow.
    private var entry: UInt = 0
    private var lowest: UInt?

    mutating func hasRoom(atDepth depth: Int) -> Bool {
        let address = Self.currentAddress()
        if depth == 0 {
            entry = address
            lowest = nil
            return true
        }
        let lowest = lowest ?? Self.lowestUsableAddress(from: entry)
        self.lowest = lowest
        return address > lowest
    }

    @inline(never)
    private static func currentAddress() -> UInt {
        var marker: UInt8 = 0
        return withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    }

    private static func lowestUsableAddress(from entry: UInt) -> UInt {
        #if canImport(Darwin)
            let thread = pthread_self()
            let top = UInt(bitPattern: pthread_get_stackaddr_np(thread))
            return top &- UInt(pthread_get_stacksize_np(thread)) &+ Limits.stackReserveBytes
        #else
            // The thread's own bounds are no part of POSIX. The default size is; a quarter of it is
            // left for what lies above the entry.
            var attributes = pthread_attr_t()
            var size = 0
            guard pthread_attr_init(&attributes) == 0 else { return entry &- Limits.assumedStackBytes }
            defer { pthread_attr_destroy(&attributes) }
            guard pthread_attr_getstacksize(&attributes, &size) == 0, size > 0 else {
                return entry &- Limits.assumedStackBytes
            }
            return entry &- UInt(size) / 4 * 3 &+ Limits.stackReserveBytes
        #endif
    }
}
