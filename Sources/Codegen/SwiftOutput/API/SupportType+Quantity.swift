extension SupportType {
    static let quantitySource = """
        /// An amount such as `100m`, `2Gi` or `0.5`, as it was written.
        public struct Quantity: Codable, Hashable, Sendable {
            public var text: String

            public init(_ text: String) {
                self.text = text
            }

            public init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let text = try? container.decode(String.self) {
                    self.text = text
                } else if let number = try? container.decode(Int.self) {
                    text = String(number)
                } else if let number = try? container.decode(Double.self) {
                    text = String(number)
                } else {
                    throw DecodingError.dataCorruptedError(
                        in: container, debugDescription: "a string or a number is needed")
                }
            }

            public func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                try container.encode(text)
            }
        }

        extension Quantity: ExpressibleByStringLiteral {
            public init(stringLiteral value: String) {
                self.init(value)
            }
        }

        extension Quantity: ExpressibleByIntegerLiteral {
            public init(integerLiteral value: Int) {
                self.init(String(value))
            }
        }

        extension Quantity: CustomStringConvertible {
            public var description: String { text }
        }

        """
}
