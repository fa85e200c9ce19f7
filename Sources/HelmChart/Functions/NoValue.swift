import SluiceGoScalars

/// Go prints `<no value>` for what is missing; Helm takes these words out of everything it renders, whoever
/// wrote them.
enum NoValue {
    private static let words = Array("<no value>".utf8)

    static func removed(from text: String) -> String {
        guard let bytes = text.utf8.withContiguousStorageIfAvailable({ removed(from: $0) }) else {
            return String(decoding: removed(from: Array(text.utf8)), as: UTF8.self)
        }
        guard let bytes else { return text }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func removed(from bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer { removed(from: $0) } ?? bytes
    }

    /// Nil if there is nothing to remove.
    private static func removed(from bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        var copied = 0
        var index = bytes.index(of: words[0], from: 0)
        while index < bytes.count {
            if begins(bytes, at: index) {
                result += bytes[copied..<index]
                index += words.count
                copied = index
            } else {
                index += 1
            }
            index = bytes.index(of: words[0], from: index)
        }
        guard copied > 0 else { return nil }
        result += bytes[copied...]
        return result
    }

    private static func begins(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard bytes.count - start >= words.count else { return false }
        return words.indices.allSatisfy { bytes[start + $0] == words[$0] }
    }
}
