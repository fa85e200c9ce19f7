import SluiceDiagnostics
import SluiceYAML

/// One place where two documents differ.
public struct ValueDifference: Hashable, Sendable {
    /// The path of the value in the document.
    public var path: FieldPath
    /// `nil` where the place is missing.
    public var old: Value?
    /// The value after; nil where it is gone.
    public var new: Value?

    /// All differences, in the order of the older tree; keys that only the newer one has come last.
    public static func between(_ old: Value, _ new: Value, at path: FieldPath = FieldPath()) -> [ValueDifference] {
        switch (old, new) {
        case (.object(let left), .object(let right)):
            var found: [ValueDifference] = []
            for (key, value) in left {
                if let other = right[key] {
                    found += between(value, other, at: path[key])
                } else {
                    found.append(ValueDifference(path: path[key], old: value, new: nil))
                }
            }
            for (key, value) in right where left[key] == nil {
                found.append(ValueDifference(path: path[key], old: nil, new: value))
            }
            return found
        case (.array(let left), .array(let right)) where left.count == right.count:
            return zip(left, right).enumerated().flatMap { index, pair in between(pair.0, pair.1, at: path[index]) }
        default:
            return old == new ? [] : [ValueDifference(path: path, old: old, new: new)]
        }
    }

    /// `spec.ingress: absent -> []`.
    public var text: String {
        "\(path): \(Self.text(old)) -> \(Self.text(new))"
    }

    private static func text(_ value: Value?) -> String {
        guard let value else { return "absent" }
        let json = JSONWriter.write(value)
        return json.unicodeScalars.count > 120 ? String(json.prefix(117)) + "..." : json
    }
}
