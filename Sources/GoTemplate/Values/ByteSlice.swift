/// A Go `[]byte` in a template: what `.Files.GetBytes` gives.
public final class ByteSlice: TemplateObject {
    /// The bytes.
    public let content: [UInt8]

    /// Creates a slice of bytes.
    public init(_ content: [UInt8]) { self.content = content }

    /// Creates a slice of a text's bytes.
    public convenience init(_ text: String) { self.init(text.goBytes) }

    /// The type that Go gives it.
    public var typeName: String { "[]uint8" }
    /// The bytes.
    public var bytes: [UInt8]? { content }
    /// The bytes as text.
    public var description: String { String(goBytes: content) }
}
