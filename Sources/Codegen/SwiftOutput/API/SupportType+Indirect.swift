extension SupportType {
    static let indirectSource = """
        /// Keeps a value behind a reference, so that its type may contain itself.
        final class Indirect<Value: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
            let value: Value

            init(_ value: Value) {
                self.value = value
            }

            init(from decoder: any Decoder) throws {
                value = try Value(from: decoder)
            }

            func encode(to encoder: any Encoder) throws {
                try value.encode(to: encoder)
            }

            func hash(into hasher: inout Hasher) {
                hasher.combine(value)
            }

            static func == (left: Indirect, right: Indirect) -> Bool {
                left.value == right.value
            }
        }

        """
}
