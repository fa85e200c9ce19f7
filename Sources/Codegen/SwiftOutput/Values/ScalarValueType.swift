/// The type of values that take a boolean, a number or a string, such as environment variables.
enum ScalarValueType {
    static let name = "ScalarValue"

    static let source = """
        /// A boolean, a number or a string.
        public enum ScalarValue: Codable, Hashable, Sendable {
            case bool(Bool)
            case int(Int)
            case number(Double)
            case string(String)

            /// Decodes the value from any of its forms.
            public init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let value = try? container.decode(Bool.self) {
                    self = .bool(value)
                } else if let value = try? container.decode(Int.self) {
                    self = .int(value)
                } else if let value = try? container.decode(Double.self) {
                    self = .number(value)
                } else if let value = try? container.decode(String.self) {
                    self = .string(value)
                } else {
                    throw DecodingError.dataCorruptedError(
                        in: container, debugDescription: "a boolean, a number or a string is needed")
                }
            }

            /// Encodes the value in the form that it has.
            public func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                switch self {
                case .bool(let value): try container.encode(value)
                case .int(let value): try container.encode(value)
                case .number(let value): try container.encode(value)
                case .string(let value): try container.encode(value)
                }
            }
        }

        """
}
