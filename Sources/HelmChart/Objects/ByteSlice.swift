import GoTemplate

/// A Go `[]byte` in a template: what `.Files.GetBytes` gives.
final class ByteSlice: TemplateObject {
    let content: [UInt8]
    init(_ content: [UInt8]) { self.content = content }

    var typeName: String { "[]uint8" }
    var bytes: [UInt8]? { content }
    var description: String { String(decoding: content, as: UTF8.self) }
}
