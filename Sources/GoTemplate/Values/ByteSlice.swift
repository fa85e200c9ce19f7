/// A Go `[]byte` in a template: what `.Files.GetBytes` gives.
public final class ByteSlice: TemplateObject {
    public let content: [UInt8]

    public init(_ content: [UInt8]) { self.content = content }

    public convenience init(_ text: String) { self.init(text.goBytes) }

    public var typeName: String { "[]uint8" }
    public var bytes: [UInt8]? { content }
    public var description: String { String(goBytes: content) }
}
