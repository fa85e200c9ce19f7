extension SupportType {
    static let quantitySource = """
        /// An amount such as `100m`, `2Gi` or `0.5`, as it was written: numbers stay numbers, strings stay strings.
        ///
        /// Two quantities are equal if their texts are. So `1` equals `"1"`, which is the same to Kubernetes, but not
        /// `1000m`.
        public struct Quantity: Codable, Hashable, Sendable {
            /// The number and its unit.
            public var text: String
            /// Whether the quantity is encoded as a number, if the text is one.
            public var isNumber: Bool

            /// Creates a quantity from its text, such as `100m`.
            public init(_ text: String, isNumber: Bool = false) {
                self.text = text
                self.isNumber = isNumber
            }

            /// Creates a quantity that is encoded as a number.
            public init(_ number: Int) {
                self.init(String(number), isNumber: true)
            }

            /// Creates a quantity that is encoded as a number.
            public init(_ number: Double) {
                self.init(Int(exactly: number).map { String($0) } ?? String(number), isNumber: true)
            }

            /// Whether the texts are the same.
            public static func == (left: Quantity, right: Quantity) -> Bool {
                left.text == right.text
            }

            /// Hashes the text.
            public func hash(into hasher: inout Hasher) {
                hasher.combine(text)
            }

            /// Decodes the value from any of its forms.
            public init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let text = try? container.decode(String.self) {
                    self.init(text)
                } else if let number = try? container.decode(Int.self) {
                    self.init(number)
                } else if let number = try? container.decode(UInt.self) {
                    self.init(String(number), isNumber: true)
                } else if let number = try? container.decode(Double.self) {
                    self.init(number)
                } else {
                    throw DecodingError.dataCorruptedError(
                        in: container, debugDescription: "a string or a number is needed")
                }
            }

            /// Encodes the value in the form that it has.
            public func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                if isNumber, let number = Int(text) {
                    try container.encode(number)
                } else if isNumber, let number = UInt(text) {
                    try container.encode(number)
                } else if isNumber, let number = Double(text), number.isFinite {
                    try container.encode(number)
                } else {
                    try container.encode(text)
                }
            }
        }

        extension Quantity: ExpressibleByStringLiteral {
            /// Creates a string from a literal.
            public init(stringLiteral value: String) {
                self.init(value)
            }
        }

        extension Quantity: ExpressibleByIntegerLiteral {
            /// Creates a number from a literal.
            public init(integerLiteral value: Int) {
                self.init(value)
            }
        }

        extension Quantity: ExpressibleByFloatLiteral {
            /// Creates a number from a literal.
            public init(floatLiteral value: Double) {
                self.init(value)
            }
        }

        extension Quantity: CustomStringConvertible {
            /// The text as it stands in YAML.
            public var description: String { text }
        }

        """
}
