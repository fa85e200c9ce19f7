import SluiceYAML

/// What is wrong, for failures that stand for themselves.
enum LeafText {
    static func message(_ failure: SchemaFailure, _ schema: CompiledSchema) -> String {
        switch failure.kind {
        case .format(let name, let got, _): "\(ValueText.literal(got)) is no valid \(FormatText.name(name))"
        case .minimum(let got, let want): "\(ValueText.literal(got)) is below the minimum of \(want)"
        case .maximum(let got, let want): "\(ValueText.literal(got)) is above the maximum of \(want)"
        case .exclusiveMinimum(let got, let want): "\(ValueText.literal(got)) is not above \(want)"
        case .exclusiveMaximum(let got, let want): "\(ValueText.literal(got)) is not below \(want)"
        case .multipleOf(let got, let want):
            "\(ValueText.literal(got)) is no multiple of \(ValueText.literal(.float(want)))"
        case .pattern(let got, let want): "\(ValueText.literal(.string(got))) does not match the pattern \(want)"
        case .not: not(failure.schema, schema)
        case .dependent(let property, let missing): "'\(property)' needs \(ValueText.names(missing)) beside it"
        case .oneOf(let matched): several(matched, failure.schema, schema)
        case .notASchema(let reason): "this is no valid schema: \(reason)"
        case .tooDeep: "nested too deep to be checked"
        case .tooMuch: "too much to be checked"
        default: size(failure.kind, schema, failure.schema)
        }
    }

    private static func size(_ kind: SchemaFailure.Kind, _ schema: CompiledSchema, _ node: SchemaNode) -> String {
        switch kind {
        case .minLength(let got, let want):
            got == 0 ? "must not be empty" : "must have at least \(ValueText.count(want, "character")), has \(got)"
        case .maxLength(let got, let want): "must have at most \(ValueText.count(want, "character")), has \(got)"
        case .minItems(let got, let want):
            got == 0 && want == 1
                ? "must not be an empty list" : "must have at least \(ValueText.count(want, "item")), has \(got)"
        case .maxItems(let got, let want): "must have at most \(ValueText.count(want, "item")), has \(got)"
        case .additionalItems(let count): "the last \(ValueText.count(count, "item")) of the list must go"
        case .minProperties(let got, let want):
            "must have at least \(ValueText.count(want, "property", "properties")), has \(got)"
        case .maxProperties(let got, let want):
            "must have at most \(ValueText.count(want, "property", "properties")), has \(got)"
        case .contains: "no item is \(item(node, schema))"
        case .minContains(let got, let want):
            "must have at least \(want) items that are \(item(node, schema)), has \(got.count)"
        case .maxContains(let got, let want):
            "must have at most \(want) items that are \(item(node, schema)), has \(got.count)"
        default: FailureText.message(kind)
        }
    }

    private static func item(_ node: SchemaNode, _ schema: CompiledSchema) -> String {
        node.contains.map { SchemaText.described($0, schema) } ?? "as the schema asks"
    }

    static func notAmong(_ values: [Value], _ got: Value) -> String {
        if values.count == 1 { return "must be \(ValueText.literal(values[0])), not \(ValueText.literal(got))" }
        let shown = values.prefix(12).map(ValueText.literal)
        let list =
            values.count > 12
            ? "\(shown.joined(separator: ", ")) and \(values.count - 12) more" : ValueText.joined(shown, "or")
        return "must be \(list), not \(ValueText.literal(got))"
    }

    private static func not(_ node: SchemaNode, _ schema: CompiledSchema) -> String {
        guard let index = node.not else { return "is what must not be" }
        let inner = schema.followed(index)
        if inner.types == nil, !inner.required.isEmpty, inner.properties.isEmpty {
            let names = ValueText.names(inner.required)
            return inner.required.count == 1 ? "\(names) must not be set" : "\(names) must not be set together"
        }
        return "must not be \(SchemaText.described(index, schema))"
    }

    private static func several(_ matched: [Int], _ node: SchemaNode, _ schema: CompiledSchema) -> String {
        let forms = matched.prefix(3).filter(node.oneOf.indices.contains).map {
            SchemaText.described(node.oneOf[$0], schema)
        }
        return Set(forms).count < 2
            ? "fits several forms of which only one may fit"
            : "fits several forms of which only one may fit: \(ValueText.joined(forms, "and"))"
    }

    static func hint(_ failure: SchemaFailure) -> String? {
        switch failure.kind {
        case .format(let name, _, _): FormatText.example(name).map { "write it like \($0)" }
        default: nil
        }
    }
}

/// Formats for people.
enum FormatText {
    static func name(_ format: String) -> String {
        switch Format(rawValue: format) {
        case .dateTime?: "date and time"
        case .email?, .internationalEmail?: "e-mail address"
        case .hostname?, .internationalHostname?: "host name"
        case .ipv4?: "IPv4 address"
        case .ipv6?: "IPv6 address"
        case .uri?: "URI"
        case .uriReference?: "URI reference"
        case .iri?: "IRI"
        case .iriReference?: "IRI reference"
        case .uriTemplate?: "URI template"
        case .uuid?: "UUID"
        case .jsonPointer?: "JSON pointer"
        case .relativeJSONPointer?: "relative JSON pointer"
        case .regex?: "regular expression"
        case .date?, .time?, .duration?, nil: format
        }
    }

    static func example(_ format: String) -> String? {
        switch Format(rawValue: format) {
        case .dateTime?: "2026-01-31T12:00:00Z"
        case .date?: "2026-01-31"
        case .time?: "12:00:00Z"
        case .duration?: "PT1H30M"
        case .email?, .internationalEmail?: "name@example.com"
        case .hostname?, .internationalHostname?: "www.example.com"
        case .ipv4?: "192.0.2.1"
        case .ipv6?: "2001:db8::1"
        case .uri?, .iri?: "https://example.com/path"
        case .uuid?: "01234567-89ab-cdef-0123-456789abcdef"
        case .jsonPointer?: "/spec/ports/0"
        default: nil
        }
    }
}
