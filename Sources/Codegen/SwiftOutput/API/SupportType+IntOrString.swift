extension SupportType {
    static let intOrStringSource = """
        /// A number or a string, such as the number or the name of a port, in the form in which it was written.
        ///
        /// The number and the string of the same digits differ.
        public enum IntOrString: Codable, Hashable, Sendable {
            case int(Int)
            case string(String)

            /// Whether the value is a number.
            public var isInt: Bool {
                if case .int = self { return true }
                return false
            }

            /// Decodes the value from any of its forms.
            public init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let number = try? container.decode(Int.self) {
                    self = .int(number)
                } else if let text = try? container.decode(String.self) {
                    self = .string(text)
                } else {
                    throw DecodingError.dataCorruptedError(
                        in: container, debugDescription: "an integer or a string is needed")
                }
            }

            /// Encodes the value in the form that it has.
            public func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                switch self {
                case .int(let number): try container.encode(number)
                case .string(let text): try container.encode(text)
                }
            }
        }

        extension IntOrString: ExpressibleByIntegerLiteral {
            /// Creates a number from a literal.
            public init(integerLiteral value: Int) {
                self = .int(value)
            }
        }

        extension IntOrString: ExpressibleByStringLiteral {
            /// Creates a string from a literal.
            public init(stringLiteral value: String) {
                self = .string(value)
            }
        }

        extension IntOrString: CustomStringConvertible {
            /// The text as it stands in YAML.
            public var description: String {
                switch self {
                case .int(let number): String(number)
                case .string(let text): text
                }
            }
        }

        """
}
