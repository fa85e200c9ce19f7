import SluiceGoScalars
import SluiceGoTemplate

/// An object that is a Go `time.Time`.
public protocol TimeObject: TemplateObject {
    /// RFC 3339 with as many digits of the second as there are: Go's layout `RFC3339Nano`.
    var timestamp: String { get }
    /// The same in TOML, which also has dates and times that belong to no zone.
    var toml: String { get }
}

extension TimeObject {
    /// TOML prints the timestamp as well.
    public var toml: String { timestamp }
}

extension Value {
    /// The value that encoders write for an object: its bytes as base 64, a time as text, what it says itself, else
    /// an empty map.
    static func encoded(_ object: any TemplateObject) -> Value {
        if let bytes = object.bytes { return .string(BaseEncoding.base64.encoded(bytes)) }
        if let time = object as? any TimeObject { return .string(time.timestamp) }
        return object.encoded ?? .map(MapValue())
    }
}
