import SluiceGoScalars

/// What a scalar is once Helm's reader has resolved it, with integers told from floats.
enum PlainScalar: Equatable {
    case null
    case bool(Bool)
    case integer(Int)
    /// Floats, and integers outside of `Int`.
    case float(Double)
    case string

    /// A plain scalar.
    init(_ text: UnsafeBufferPointer<UInt8>) { self.init(GoScalar(text), text) }

    init(_ scalar: GoScalar, _ text: UnsafeBufferPointer<UInt8>, isTagged: Bool = false) {
        switch scalar {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .integer(let value): self = .integer(Int(value))
        case .unsigned(let value): self = .float(Double(value))
        case .float(let value):
            // No octal, as 08: a float to Helm, whole all the same.
            let digits = text.allSatisfy { (48...57).contains($0) || $0 == 0x5F || $0 == 0x2B || $0 == 0x2D }
            self =
                (digits && !isTagged && value.magnitude < 0x1p53 ? Int(exactly: value).map { .integer($0) } : nil)
                ?? .float(value)
        case .timestamp, .merge, .string: self = .string
        }
    }
}
