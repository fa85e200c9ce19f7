/// A text many times over.
enum Repetition {
    static func text(_ text: String, times count: Int) throws -> String {
        guard count >= 0 else { throw SprigError.negativeRepeat }
        let size = text.utf8.count
        try SprigLimits.check(bytes: size, times: count)
        if text.isEmpty || count == 0 { return "" }
        return text.withUTF8Bytes { bytes in
            String(unsafeUninitializedCapacity: size * count) { buffer in
                var end = buffer.update(fromContentsOf: bytes)
                // What is there already is copied, twice as much each time.
                while end < size * count {
                    let length = min(end, size * count - end)
                    _ = buffer[end...].update(fromContentsOf: UnsafeBufferPointer(rebasing: buffer[..<length]))
                    end += length
                }
                return end
            }
        }
    }
}
