import SluiceYAML

/// The keywords of one schema that matter here, found in a single pass over its entries.
///
/// A class, because many are alive at once on the stack while nested schemas are resolved.
final class SchemaKeywords {
    let node: Node
    var reference: Node?
    var type: Node?
    var format: Node?
    var description: Node?
    var defaultValue: Node?
    var enumeration: Node?
    var pattern: Node?
    var minLength: Node?
    var maxLength: Node?
    var minimum: Node?
    var maximum: Node?
    var exclusiveMinimum: Node?
    var exclusiveMaximum: Node?
    var multipleOf: Node?
    var items: Node?
    var minItems: Node?
    var maxItems: Node?
    var uniqueItems: Node?
    var properties: Node?
    var required: Node?
    var additionalProperties: Node?
    var minProperties: Node?
    var maxProperties: Node?
    var keyNames: Node?
    var nullable: Node?
    var allOf: Node?
    var anyOf: Node?
    var oneOf: Node?
    var not: Node?
    var listType: Node?
    var listMapKeys: Node?
    var mapType: Node?
    var intOrString: Node?
    var preserveUnknownFields: Node?
    var embeddedResource: Node?
    var validations: Node?
    var rules: Node?
    var empty: Node?
    var absent: Node?
    var elementMeaning: Node?
    var isPolicy: Node?
    var versions: Node?
    var requiredUntil: Node?
    var listTypeSince: Node?

    init(_ node: Node) {
        self.node = node
        for (key, value) in node.entries { read(key.text, value) }
    }

    private func read(_ key: String, _ value: Node) {
        switch key {
        case "$ref": reference = value
        case "type": type = value
        case "format": format = value
        case "description": description = value
        case "default": defaultValue = value
        case "enum": enumeration = value
        case "pattern": pattern = value
        case "minLength": minLength = value
        case "maxLength": maxLength = value
        case "minimum": minimum = value
        case "maximum": maximum = value
        case "exclusiveMinimum": exclusiveMinimum = value
        case "exclusiveMaximum": exclusiveMaximum = value
        case "multipleOf": multipleOf = value
        case "items": items = value
        case "minItems": minItems = value
        case "maxItems": maxItems = value
        case "uniqueItems": uniqueItems = value
        case "properties": properties = value
        case "required": required = value
        case "additionalProperties": additionalProperties = value
        case "minProperties": minProperties = value
        case "maxProperties": maxProperties = value
        case "x-sluice-keys", "propertyNames": keyNames = value
        case "nullable": nullable = value
        case "allOf": allOf = value
        case "anyOf": anyOf = value
        case "oneOf": oneOf = value
        case "not": not = value
        case _ where key.hasPrefix("x-"): readExtension(key, value)
        default: break
        }
    }

    private func readExtension(_ key: String, _ value: Node) {
        switch key {
        case "x-kubernetes-list-type": listType = value
        case "x-kubernetes-list-map-keys": listMapKeys = value
        case "x-kubernetes-map-type": mapType = value
        case "x-kubernetes-int-or-string": intOrString = value
        case "x-kubernetes-preserve-unknown-fields": preserveUnknownFields = value
        case "x-kubernetes-embedded-resource": embeddedResource = value
        case "x-kubernetes-validations": validations = value
        case "x-sluice-rules": rules = value
        case "x-sluice-empty": empty = value
        case "x-sluice-absent": absent = value
        case "x-sluice-elements": elementMeaning = value
        case "x-sluice-policy": isPolicy = value
        case "x-sluice-versions": versions = value
        case "x-sluice-required-until": requiredUntil = value
        case "x-sluice-list-type-since": listTypeSince = value
        default: break
        }
    }
}

extension SchemaKeywords {
    /// The declared types, `null` left out.
    var typeNodes: [Node] {
        guard let type else { return [] }
        let nodes = type.kind == .sequence ? Array(type.elements) : [type]
        return nodes.filter { !$0.isNull && $0.text != "null" }
    }

    var isNullable: Bool {
        if nullable?.bool == true { return true }
        guard let type, type.kind == .sequence else { return false }
        return type.elements.contains { $0.isNull || $0.text == "null" }
    }
}
