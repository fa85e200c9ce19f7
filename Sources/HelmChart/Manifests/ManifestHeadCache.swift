import SluiceDiagnostics
import Synchronization

/// Reads the heads of documents, and remembers those for which it takes a YAML parser: a chart rendered again and
/// again gives mostly the same documents, and parsing them costs more than rendering them.
final class ManifestHeadCache: Sendable {
    /// Beyond this it starts anew: whoever renders charts without end must not fill the memory.
    private static let maximumBytes = 1 << 20

    private struct Storage {
        var heads: [DocumentKey: ManifestHead] = [:]
        var bytes = 0
    }

    private let storage = Mutex(Storage())

    func head(of document: ArraySlice<UInt8>, path: String) throws(SluiceError) -> ManifestHead {
        if let head = PlainManifestScanner.head(of: document) { return head }
        let key = DocumentKey(document)
        if let known = storage.withLock({ $0.heads[key] }) { return known }
        let head = try ManifestHead(document, path: path)
        storage.withLock { storage in
            if storage.bytes + document.count > Self.maximumBytes { storage = Storage() }
            storage.bytes += document.count
            storage.heads[key] = head
        }
        return head
    }
}

/// A document's bytes with their hash, which is computed once and eight bytes at a time: the standard hash of a slice
/// takes single bytes, and a table that grows asks for it again and again.
private struct DocumentKey: Hashable {
    private let bytes: ArraySlice<UInt8>
    private let digest: UInt64

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        digest = bytes.withUnsafeBytes { buffer in
            var digest = UInt64(truncatingIfNeeded: buffer.count) &* 0x9E37_79B9_7F4A_7C15
            var offset = 0
            while offset + 8 <= buffer.count {
                digest = Self.mix(digest, buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                offset += 8
            }
            var rest: UInt64 = 0
            while offset < buffer.count {
                rest = rest << 8 | UInt64(buffer[offset])
                offset += 1
            }
            return Self.mix(digest, rest)
        }
    }

    private static func mix(_ digest: UInt64, _ word: UInt64) -> UInt64 {
        let product = (digest ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }

    static func == (left: DocumentKey, right: DocumentKey) -> Bool {
        guard left.digest == right.digest, left.bytes.count == right.bytes.count else { return false }
        return left.bytes.withUnsafeBytes { a in right.bytes.withUnsafeBytes { b in a.elementsEqual(b) } }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
