extension SupportType {
    static let jsonValueSource = """
        /// Any JSON value.
        public enum JSONValue: Codable, Hashable, Sendable {
            case null
            case bool(Bool)
            case int(Int)
            /// An integer above `Int.max`.
            case uint(UInt)
            case number(Double)
            case string(String)
            case array([JSONValue])
            case object([String: JSONValue])

            /// Decodes the value from any of its forms.
            public init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if container.decodeNil() {
                    self = .null
                } else if let value = try? container.decode(Bool.self) {
                    self = .bool(value)
                } else if let value = try? container.decode(Int.self) {
                    self = .int(value)
                } else if let value = try? container.decode(UInt.self) {
                    self = .uint(value)
                } else if let value = try? container.decode(Double.self) {
                    self = .number(value)
                } else if let value = try? container.decode(String.self) {
                    self = .string(value)
                } else if let value = try? container.decode([JSONValue].self) {
                    self = .array(value)
                } else {
                    self = .object(try container.decode([String: JSONValue].self))
                }
            }

            /// Encodes the value in the form that it has.
            public func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                switch self {
                case .null: try container.encodeNil()
                case .bool(let value): try container.encode(value)
                case .int(let value): try container.encode(value)
                case .uint(let value): try container.encode(value)
                case .number(let value): try container.encode(value)
                case .string(let value): try container.encode(value)
                case .array(let value): try container.encode(value)
                case .object(let value): try container.encode(value)
                }
            }
        }

        extension JSONValue: ExpressibleByNilLiteral {
            /// Creates a null.
            public init(nilLiteral: ()) {
                self = .null
            }
        }

        extension JSONValue: ExpressibleByBooleanLiteral {
            /// Creates a boolean from a literal.
            public init(booleanLiteral value: Bool) {
                self = .bool(value)
            }
        }

        extension JSONValue: ExpressibleByIntegerLiteral {
            /// Creates a number from a literal.
            public init(integerLiteral value: Int) {
                self = .int(value)
            }
        }

        extension JSONValue: ExpressibleByFloatLiteral {
            /// Creates a number from a literal.
            public init(floatLiteral value: Double) {
                self = .number(value)
            }
        }

        extension JSONValue: ExpressibleByStringLiteral {
            /// Creates a string from a literal.
            public init(stringLiteral value: String) {
                self = .string(value)
            }
        }

        extension JSONValue: ExpressibleByArrayLiteral {
            /// Creates an array from a literal.
            public init(arrayLiteral elements: JSONValue...) {
                self = .array(elements)
            }
        }

        extension JSONValue: ExpressibleByDictionaryLiteral {
            /// Of pairs with the same key, the last one counts.
            public init(dictionaryLiteral elements: (String, JSONValue)...) {
                self = .object(Dictionary(elements) { _, last in last })
            }
        }

        """
}
