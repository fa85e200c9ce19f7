/// The list of all expansions, and the protocol that they share.
struct ExpansionRegistry {
    var names: ExpansionNames
    var root: String

    var source: String {
        let protocolText = """
            /// A block of the values, and its expansion to a resource.
            public protocol \(names.expansionProtocol): Sendable {
                /// The resource's type.
                associatedtype Resource: Codable, Hashable, Sendable

                /// The path of the block in the values.
                static var path: String { get }
                /// The `apiVersion` of the resource.
                static var apiVersion: String { get }
                /// The `kind` of the resource.
                static var kind: String { get }
                /// The chart's file that renders the resource.
                static var template: String { get }

                /// The resource that the values describe, with the parts that only templates know taken from a rendered one;
                /// nil where the values switch it off.
                static func resource(for values: \(root), like rendered: Resource) -> Resource?
            }

            """
        // As swift-format has it: no comma after a single element.
        let comma = names.blocks.count > 1 ? "," : ""
        let entries = names.blocks.map { "    \($0.expansion).self\(comma)" }
        return protocolText + "\n"
            + (["/// The expansions of this chart.", "public enum \(names.registry) {"]
            + [
                "    /// In the order of the values schema.",
                entries.isEmpty
                    ? "    public static let all: [any \(names.expansionProtocol).Type] = []"
                    : "    public static let all: [any \(names.expansionProtocol).Type] = [",
            ]
            + entries.map { "    " + $0 } + (entries.isEmpty ? [] : ["    ]"]) + ["}"])
            .joined(separator: "\n") + "\n"
    }
}
