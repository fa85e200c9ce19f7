/// The helpers that expansions call. They are static functions of one type with a name that nobody else has: an extension
/// of `Optional` or `Array` would meet those of the module that the code is generated into.
enum ExpansionSupport {
    static let name = "SluiceSupport"

    /// A call of a helper.
    static func call(_ function: String, _ arguments: SwiftExpression...) -> SwiftExpression {
        .call("\(name).\(function)", arguments.map { .init(label: nil, value: $0) })
    }

    /// The same on one line.
    static func text(_ function: String, _ arguments: String...) -> String {
        "\(name).\(function)(\(arguments.joined(separator: ", ")))"
    }

    static let source = """
        /// Helpers of expansions: the values that count as absent, and the order in which maps are read.
        enum SluiceSupport {
            /// The list, map or text itself; nil where it is empty.
            static func nonEmpty<Value: Collection>(_ value: Value?) -> Value? {
                value?.isEmpty == false ? value : nil
            }

            /// The object itself; nil where all of these lists and maps of it are empty.
            static func nonEmpty<Object, each Member: Collection>(
                _ object: Object?, _ members: repeat (Object) -> (each Member)?
            ) -> Object? {
                guard let object else { return nil }
                for member in repeat each members {
                    if member(object)?.isEmpty == false { return object }
                }
                return nil
            }

            /// The value itself; nil where it equals the one that counts as empty.
            static func unless<Value: Equatable>(_ value: Value?, _ empty: Value) -> Value? {
                value == empty ? nil : value
            }

            /// The elements that are there; nil where there is none.
            static func present<Element>(_ elements: [Element?]) -> [Element]? {
                nonEmpty(elements.compactMap { $0 })
            }

            /// The entries that have a value; nil where there is none.
            static func present<Value>(_ entries: [String: Value?]) -> [String: Value]? {
                nonEmpty(entries.compactMapValues { $0 })
            }

            /// The entries in the order in which templates read them.
            static func inKeyOrder<Value>(_ entries: [String: Value]?) -> [(key: String, value: Value)] {
                (entries ?? [:]).sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            }
        }

        """

    /// Needed where values that the schema leaves open are read.
    static let jsonSource = """

        extension SluiceSupport {
            /// The value itself; nil for null, and for an empty list, map or text.
            static func nonEmpty(_ value: JSONValue?) -> JSONValue? {
                [.null, .string(""), .array([]), .object([:])].contains(value) ? nil : value
            }
        }

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

        """
}

/// How generated code makes nil of a value that counts as absent.
enum EmptinessCheck: Hashable, Sendable {
    /// An empty list, map or text.
    case collection
    /// A value equal to this Swift literal.
    case equal(String)
    /// Some collections of an object, by their Swift names, which are all empty.
    case members([String])

    func applied(to value: SwiftExpression) -> SwiftExpression {
        switch self {
        case .collection: ExpansionSupport.call("nonEmpty", value)
        case .equal(let empty): ExpansionSupport.call("unless", value, .text(empty))
        case .members(let names):
            .call(
                "\(ExpansionSupport.name).nonEmpty",
                ([value] + names.map { .text("\\.\($0)") }).map { .init(label: nil, value: $0) })
        }
    }
}
