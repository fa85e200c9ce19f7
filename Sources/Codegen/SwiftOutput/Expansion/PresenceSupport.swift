/// Helpers of expansions: what counts as absent, and in which order maps are read.
enum PresenceSupport {
    static let fileName = "Presence"

    static let source = """
        extension Optional where Wrapped: Collection {
            /// The list, map or text itself; nil where it is empty.
            var nonEmpty: Wrapped? {
                flatMap { $0.isEmpty ? nil : $0 }
            }
        }

        extension Optional where Wrapped: Equatable {
            /// The value itself; nil where it is what counts as empty.
            func unless(_ empty: Wrapped) -> Wrapped? {
                self == empty ? nil : self
            }
        }

        extension Equatable {
            /// Nil for what counts as empty.
            func nilIf(_ empty: Self) -> Self? {
                self == empty ? nil : self
            }
        }

        extension Array {
            /// The elements that are there; nil where there is none.
            func present<Wrapped>() -> [Wrapped]? where Element == Wrapped? {
                Optional(compactMap { $0 }).nonEmpty
            }
        }

        extension Dictionary {
            /// The entries that have a value; nil where there is none.
            func present<Wrapped>() -> [Key: Wrapped]? where Value == Wrapped? {
                Optional(compactMapValues { $0 }).nonEmpty
            }
        }

        extension Dictionary where Key == String {
            /// The entries in the order in which templates read them.
            var inKeyOrder: [(key: String, value: Value)] {
                sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            }
        }

        """

    /// Needed where values that the schema leaves open are read.
    static let jsonSource = """

        extension JSONValue {
            /// The value of a key of an object.
            subscript(key: String) -> JSONValue? {
                if case .object(let entries) = self, entries[key] != .null { return entries[key] }
                return nil
            }

            var boolean: Bool? {
                if case .bool(let value) = self { return value }
                return nil
            }

            var integer: Int? {
                if case .int(let value) = self { return value }
                return nil
            }

            var double: Double? {
                switch self {
                case .int(let value): Double(value)
                case .uint(let value): Double(value)
                case .number(let value): value
                default: nil
                }
            }

            var text: String? {
                if case .string(let value) = self { return value }
                return nil
            }

            var elements: [JSONValue]? {
                if case .array(let values) = self { return values }
                return nil
            }

            var entries: [String: JSONValue]? {
                if case .object(let values) = self { return values }
                return nil
            }
        }

        extension Optional where Wrapped == JSONValue {
            /// The value itself; nil for null, and for an empty list, map or text.
            var nonEmpty: JSONValue? {
                [.null, .string(""), .array([]), .object([:])].contains(self) ? nil : self
            }
        }

        """
}
