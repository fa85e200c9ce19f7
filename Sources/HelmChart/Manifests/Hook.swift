/// The moments at which Helm runs a hook.
///
/// - Note: `test-success` is an old name of `test`.
enum HookEvent: String, Sendable {
    case preInstall = "pre-install"
    case postInstall = "post-install"
    case preDelete = "pre-delete"
    case postDelete = "post-delete"
    case preUpgrade = "pre-upgrade"
    case postUpgrade = "post-upgrade"
    case preRollback = "pre-rollback"
    case postRollback = "post-rollback"
    case test

    static let annotation = "helm.sh/hook"

    /// The events that an annotation names; nil if it names one that Helm does not know.
    static func events(of annotation: String) -> [HookEvent]? {
        var events: [HookEvent] = []
        for part in annotation.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            let bytes = WhiteSpace.trimming(ArraySlice(Array(part)))
            let name = String(decoding: bytes, as: UTF8.self).lowercased()
            guard let event = HookEvent(rawValue: name == "test-success" ? "test" : name) else { return nil }
            events.append(event)
        }
        return events
    }
}
