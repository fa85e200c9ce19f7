extension SupportType {
    static let fieldKeySource = """
        /// The name of a field, for types that keep fields which they do not declare.
        struct FieldKey: CodingKey, ExpressibleByStringLiteral {
            let stringValue: String

            var intValue: Int? { nil }

            init(stringValue: String) {
                self.stringValue = stringValue
            }

            init(stringLiteral value: String) {
                stringValue = value
            }

            init?(intValue: Int) {
                return nil
            }

            /// Reads all fields but those with the given names.
            static func decode(
                besides names: Set<String>, from container: KeyedDecodingContainer<FieldKey>
            ) throws -> [String: JSONValue] {
                var fields: [String: JSONValue] = [:]
                for key in container.allKeys where !names.contains(key.stringValue) {
                    fields[key.stringValue] = try container.decode(JSONValue.self, forKey: key)
                }
                return fields
            }

            /// Writes all fields but those with the given names.
            static func encode(
                _ fields: [String: JSONValue], besides names: Set<String>,
                to container: inout KeyedEncodingContainer<FieldKey>
            ) throws {
                for (name, value) in fields where !names.contains(name) {
                    try container.encode(value, forKey: FieldKey(stringValue: name))
                }
            }
        }

        """
}
