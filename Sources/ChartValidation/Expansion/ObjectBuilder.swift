import SluiceDiagnostics
import OrderedCollections
import SluiceYAML

/// Puts an API object together from parts at paths.
struct ObjectBuilder {
    private(set) var object: LocatedValue

    init(origin: SourceLocation) {
        object = LocatedValue(.object([:]), at: origin)
    }

    /// Sets what stands at a path, in place of what stood there.
    mutating func set(_ path: [String], to value: LocatedValue) {
        change(path[...], keyLocation: value.location) { _ in value }
    }

    /// Appends to the list at a path, which is there from now on even if nothing is appended.
    mutating func append(_ items: [LocatedValue], to path: [String], origin: SourceLocation) {
        change(path[...], keyLocation: origin) { old in
            guard case .array(let known)? = old?.content else { return LocatedValue(.array(items), at: origin) }
            return LocatedValue(.array(known + items), at: known.isEmpty ? origin : old?.location ?? origin)
        }
    }

    /// Passes a field's own value through: behind what is in a list already, over what is in a mapping.
    mutating func pass(_ member: LocatedValue.Member, to path: [String]) {
        change(path[...], keyLocation: member.keyLocation) { old in
            switch (old?.content, member.value.content) {
            case (.array(let known), .array(let own)) where !known.isEmpty:
                return LocatedValue(.array(known + own), at: member.value.location)
            case (.object, .object):
                return old.map { ValuesMerge.merging($0, with: member.value) } ?? member.value
            default:
                return member.value
            }
        }
    }

    private mutating func change(
        _ path: ArraySlice<String>, keyLocation: SourceLocation, _ body: (LocatedValue?) -> LocatedValue
    ) {
        object = Self.changing(object, path, keyLocation, body)
    }

    private static func changing(
        _ object: LocatedValue, _ path: ArraySlice<String>, _ keyLocation: SourceLocation,
        _ body: (LocatedValue?) -> LocatedValue
    ) -> LocatedValue {
        guard let key = path.first else { return body(object) }
        var members: OrderedDictionary<String, LocatedValue.Member> = [:]
        if case .object(let known) = object.content { members = known }
        let old = members[key]
        let inner: LocatedValue
        if path.count == 1 {
            inner = body(old?.value)
        } else {
            inner = changing(
                old?.value ?? LocatedValue(.object([:]), at: keyLocation), path.dropFirst(), keyLocation, body)
        }
        members[key] = .init(keyLocation: keyLocation, value: inner)
        return LocatedValue(.object(members), at: object.location)
    }
}
