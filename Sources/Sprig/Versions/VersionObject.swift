import SluiceGoTemplate

/// A version in a template: Go's `*semver.Version`, or `semver.Version` where a method returns a changed copy.
public final class VersionObject: TemplateObject {
    /// The version.
    public let version: SemanticVersion
    private let isPointer: Bool

    /// Creates a version for templates.
    public init(_ version: SemanticVersion) {
        self.version = version
        isPointer = true
    }

    private init(changed version: SemanticVersion) {
        self.version = version
        isPointer = false
    }

    /// The type that Go gives it.
    public var typeName: String { isPointer ? "*semver.Version" : "semver.Version" }
    /// The text that Go prints.
    public var description: String { version.description }
    /// The form that encoders write.
    public var encoded: Value? { .string(version.description) }

    /// The methods that Go's type has; nil for other names.
    public func method(_ name: String) -> Function? {
        switch name {
        case "Major": Self.constant(.unsigned(version.major, .uint64))
        case "Minor": Self.constant(.unsigned(version.minor, .uint64))
        case "Patch": Self.constant(.unsigned(version.patch, .uint64))
        case "Prerelease": Self.constant(.string(version.prerelease))
        case "Metadata": Self.constant(.string(version.metadata))
        case "String": Self.constant(.string(version.description))
        case "MarshalJSON": Self.constant(.object(ByteSlice("\"\(version.description)\"")))
        case "MarshalText": Self.constant(.object(ByteSlice(version.description)))
        case "Value": Self.constant(.string(version.description))
        case "IncMajor": Self.constant(.object(VersionObject(changed: version.nextMajor)))
        case "IncMinor": Self.constant(.object(VersionObject(changed: version.nextMinor)))
        case "IncPatch": Self.constant(.object(VersionObject(changed: version.nextPatch)))
        case "SetPrerelease": changing("prerelease") { $0.prerelease = $1 }
        case "SetMetadata": changing("metadata") { $0.metadata = $1 }
        default: isPointer ? pointerMethod(name) : nil
        }
    }

    /// Methods that Go finds on the pointer only.
    private func pointerMethod(_ name: String) -> Function? {
        switch name {
        case "Original": Self.constant(.string(version.original))
        case "Compare": comparing { .int($0) }
        case "Equal": comparing { .bool($0 == 0) }
        case "LessThan": comparing { .bool($0 < 0) }
        case "LessThanEqual": comparing { .bool($0 <= 0) }
        case "GreaterThan": comparing { .bool($0 > 0) }
        case "GreaterThanEqual": comparing { .bool($0 >= 0) }
        default: nil
        }
    }

    private static func constant(_ value: Value) -> Function { Function { _, _ in value } }

    private func comparing(_ result: @escaping @Sendable (Int) -> Value) -> Function {
        Function([.any]) { [version] arguments, _ in
            guard case .object(let object) = arguments[0], let other = object as? VersionObject, other.isPointer else {
                throw FunctionError("wrong type for value; expected *semver.Version; got \(arguments[0].typeName)")
            }
            return result(version.compare(other.version))
        }
    }

    private func changing(
        _ part: String, _ change: @escaping @Sendable (inout SemanticVersion, String) -> Void
    ) -> Function {
        Function([.string]) { [version] arguments, _ in
            var changed = version
            change(&changed, arguments.text(0))
            // Reading the result checks the new part.
            let prefix = version.original.utf8.first == UInt8(ascii: "v") ? "v" : ""
            guard let read = try? SemanticVersion(prefix + changed.description) else {
                throw FunctionError("invalid \(part) string")
            }
            return .object(VersionObject(changed: read))
        }
    }
}
