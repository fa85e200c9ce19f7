/// A version of JSON Schema.
public enum Draft: Int, Sendable, Comparable, CaseIterable {
    case draft4 = 4
    case draft6 = 6
    case draft7 = 7
    case draft2019 = 2019
    case draft2020 = 2020

    /// The older draft comes first.
    public static func < (left: Draft, right: Draft) -> Bool { left.rawValue < right.rawValue }

    /// The draft whose metaschema has this URI, with or without TLS; nil for all others.
    init?(metaschema uri: String) {
        let address = uri.hasSuffix("#") ? uri.dropLast() : uri[...]
        guard let scheme = ["https://json-schema.org/", "http://json-schema.org/"].first(where: address.hasPrefix)
        else {
            return nil
        }
        switch address.dropFirst(scheme.count) {
        case "draft-04/schema": self = .draft4
        case "draft-06/schema": self = .draft6
        case "draft-07/schema": self = .draft7
        case "draft/2019-09/schema": self = .draft2019
        case "draft/2020-12/schema", "schema": self = .draft2020
        default: return nil
        }
    }

    /// The keyword that names a schema.
    var idKeyword: String { self == .draft4 ? "id" : "$id" }

    /// What the value of a keyword holds, if it holds schemas.
    enum KeywordKind { case schema, schemaOrList, list, map }

    func keyword(_ name: String) -> KeywordKind? {
        switch name {
        case "properties", "patternProperties", "definitions", "dependencies": .map
        case "not", "additionalProperties": .schema
        case "allOf", "anyOf", "oneOf": .list
        case "items": self >= .draft2020 ? .schema : .schemaOrList
        case "additionalItems": self < .draft2020 ? .schema : nil
        case "contains", "propertyNames": self >= .draft6 ? .schema : nil
        case "if", "then", "else": self >= .draft7 ? .schema : nil
        case "unevaluatedItems", "unevaluatedProperties", "contentSchema": self >= .draft2019 ? .schema : nil
        case "$defs", "dependentSchemas": self >= .draft2019 ? .map : nil
        case "prefixItems": self >= .draft2020 ? .list : nil
        default: nil
        }
    }
}
