import Diagnostics
import Synchronization

/// Remembers the heads of documents. A chart rendered again and again gives mostly the same documents, and
/// reading their YAML costs more than rendering them.
final class ManifestHeadCache: Sendable {
    /// Beyond this it starts anew: whoever renders charts without end must not fill the memory.
    private static let maximumBytes = 16 << 20

    private struct Storage {
        var heads: [ArraySlice<UInt8>: ManifestHead] = [:]
        var bytes = 0
    }

    private let storage = Mutex(Storage())

    func head(of document: ArraySlice<UInt8>, path: String) throws(SluiceError) -> ManifestHead {
        if let known = storage.withLock({ $0.heads[document] }) { return known }
        let head = try ManifestHead(document, path: path)
        storage.withLock { storage in
            if storage.bytes + document.count > Self.maximumBytes { storage = Storage() }
            storage.bytes += document.count
            storage.heads[document] = head
        }
        return head
    }
}
