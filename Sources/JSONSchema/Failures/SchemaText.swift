import SluiceYAML

/// What a schema asks for, in a few words.
enum SchemaText {
    static func described(_ index: SchemaNode.Index, _ schema: CompiledSchema) -> String {
        let node = schema.followed(index)
        if let title = node.title, !title.isEmpty { return ValueText.shortened(title) }
        if let constant = node.constant { return constant ? "anything" : "nothing" }
        if let const = node.const { return ValueText.literal(const) }
        if let values = node.enumeration {
            let shown = values.prefix(5).map(ValueText.literal)
            return ValueText.joined(shown, "or") + (values.count > 5 ? " (and \(values.count - 5) more)" : "")
        }
        let variant = variant(of: node, schema)
        if let types = node.types {
            if types == .object, !node.required.isEmpty || variant != nil {
                return "a mapping with \(variant ?? ValueText.names(node.required))"
            }
            let text = ValueText.types(types)
            return types == .string ? node.pattern.map { "\(text) that matches \($0.pattern)" } ?? text : text
        }
        if let variant { return variant }
        if !node.required.isEmpty { return ValueText.names(node.required) }
        if let pattern = node.pattern { return "text that matches \(pattern.pattern)" }
        return "what the schema asks for at \(SchemaURI.split(node.location).fragment)"
    }

    /// A property that has just one value in this schema: `kind: "A"`.
    private static func variant(of node: SchemaNode, _ schema: CompiledSchema) -> String? {
        for (name, index) in node.properties.prefix(100) {
            let property = schema.followed(index)
            let only = property.const ?? (property.enumeration?.count == 1 ? property.enumeration?.first : nil)
            if let only { return "\(name): \(ValueText.literal(only))" }
        }
        return nil
    }
}
