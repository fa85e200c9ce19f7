import SluiceKubernetesAPI
import Testing
import SluiceYAML

@Suite struct TypeResolutionTests {
    static let plain = TypeExpression.string(StringConstraints())
    static let inner = TypeExpression.object(TypeName(full: "test.SampleX", short: "SampleX"))

    static let table: [(String, TypeExpression)] = [
        ("{}", .any),
        ("true", .any),
        ("{type: string}", plain),
        ("{type: [string, 'null']}", plain),
        ("{type: string, format: date-time}", .string(StringConstraints(format: "date-time"))),
        (
            "{type: string, pattern: ^a$, minLength: 1, maxLength: 2}",
            .string(StringConstraints(pattern: "^a$", minLength: 1, maxLength: 2))
        ),
        ("{enum: [a, b]}", .string(StringConstraints(enumValues: ["a", "b"]))),
        ("{type: string, enum: [On, Off, null]}", .string(StringConstraints(enumValues: ["On", "Off"]))),
        ("{type: string, format: quantity}", .quantity),
        ("{type: boolean}", .boolean),
        (
            "{type: integer, format: int32, minimum: 1, maximum: 9}",
            .integer(NumberConstraints(format: "int32", minimum: 1, maximum: 9))
        ),
        (
            "{type: integer, minimum: 0, exclusiveMinimum: true, exclusiveMaximum: 5}",
            .integer(NumberConstraints(minimum: 1, maximum: 4))
        ),
        (
            "{type: number, minimum: 0.5, maximum: 1.5}",
            .number(
                NumberConstraints(
                    lowerBound: NumberBound(value: 0.5, isIncluded: true),
                    upperBound: NumberBound(value: 1.5, isIncluded: true)))
        ),
        (
            "{type: number, minimum: 0, exclusiveMinimum: true, maximum: 1}",
            .number(NumberConstraints(maximum: 1, lowerBound: NumberBound(value: 0, isIncluded: false)))
        ),
        (
            "{type: number, exclusiveMinimum: 0, exclusiveMaximum: 2.5}",
            .number(
                NumberConstraints(
                    lowerBound: NumberBound(value: 0, isIncluded: false),
                    upperBound: NumberBound(value: 2.5, isIncluded: false)))
        ),
        ("{type: integer, minimum: 0.5, exclusiveMaximum: 2.5}", .integer(NumberConstraints(minimum: 1, maximum: 2))),
        ("{type: integer, multipleOf: 5}", .integer(NumberConstraints(multipleOf: 5))),
        ("{type: number, multipleOf: 0.1}", .number(NumberConstraints())),
        (
            "{type: array, items: {type: string, nullable: true}}",
            .array(plain, ArrayConstraints(isElementNullable: true))
        ),
        (
            "{type: object, additionalProperties: {type: string, nullable: true}}",
            .map(plain, MapConstraints(isValueNullable: true))
        ),
        ("{type: integer, enum: [1, 2]}", .integer(NumberConstraints(enumValues: [1, 2]))),
        ("{type: [integer, string]}", .intOrString(integer: NumberConstraints(), string: StringConstraints())),
        (
            "{x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}], minimum: 1, maxLength: 3}",
            .intOrString(integer: NumberConstraints(minimum: 1), string: StringConstraints(maxLength: 3))
        ),
        (
            #"{x-kubernetes-int-or-string: true, pattern: '^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)?)$'}"#,
            .quantity
        ),
        ("{type: array}", .array(.any, ArrayConstraints())),
        (
            "{type: array, items: {type: string}, minItems: 1, maxItems: 2, uniqueItems: true}",
            .array(plain, ArrayConstraints(minItems: 1, maxItems: 2, uniqueItems: true))
        ),
        (
            "{type: array, items: {}, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a, b]}",
            .array(.any, ArrayConstraints(listKind: .map(keys: ["a", "b"])))
        ),
        ("{type: object}", .map(.any, MapConstraints())),
        ("{type: object, additionalProperties: true}", .map(.any, MapConstraints())),
        (
            "{type: object, additionalProperties: {type: string}, maxProperties: 3, propertyNames: {pattern: ^k, maxLength: 5}}",
            .map(plain, MapConstraints(keyPattern: "^k", keyMaxLength: 5, maxProperties: 3))
        ),
        ("{type: object, properties: {a: {type: string}}}", inner),
        ("{type: array, items: {properties: {a: {type: string}}}}", .array(inner, ArrayConstraints())),
        (
            "{allOf: [{type: string}, {maxLength: 4}], pattern: ^b}",
            .string(StringConstraints(pattern: "^b", maxLength: 4))
        ),
        ("{anyOf: [{type: string}, {type: 'null'}]}", plain),
        ("{oneOf: [{type: string}, {type: boolean}]}", .any),
        ("{x-kubernetes-preserve-unknown-fields: true}", .any),
    ]

    @Test(arguments: table)
    func type(schema: String, expected: TypeExpression) throws {
        let model = try load(sample("x: \(schema)"))
        #expect(model.object(named: "Sample")?.field("x")?.type == expected)
    }

    @Test(arguments: [
        ("io.k8s.apimachinery.pkg.api.resource.Quantity: {type: string}", TypeExpression.quantity),
        ("io.k8s.apimachinery.pkg.runtime.RawExtension: {type: object}", .any),
        ("io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1: {type: object}", .any),
        ("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON: {type: object}", .any),
        (
            "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime: {type: string, format: date-time}",
            .string(StringConstraints(format: "date-time"))
        ),
    ])
    func knownTypes(definition: String, expected: TypeExpression) throws {
        let name = definition.split(separator: ":")[0]
        let model = try load(
            "definitions:\n  \(definition)\n  t.T: {properties: {x: {$ref: '#/definitions/\(name)'}}}\n")
        #expect(model.objects.count == 1)
        #expect(model.object(named: "T")?.field("x")?.type == expected)
    }

    @Test func fieldFacts() throws {
        let text = sample(
            "a: {type: [string, 'null'], description: An a., default: x}", "b: {type: string, nullable: true}",
            "c: {type: array, items: {}, x-sluice-empty: everything}", beside: "required: [b]")
        let fields = try #require(try load(text).object(named: "Sample")).fields
        #expect(fields.map(\.isNullable) == [true, true, false])
        #expect(fields.map(\.isRequired) == [false, true, false])
        #expect(fields.map(\.emptyMeansEverything) == [false, false, true])
        #expect(fields[0].description == "An a.")
        #expect(fields[0].defaultValue == .string("x"))
        #expect(fields.map(\.location?.line) == [8, 9, 10])
    }

    @Test func piecesOfAnObject() throws {
        let model = try load(
            """
            definitions:
              t.Base: {type: object, required: [a], properties: {a: {type: string}}}
              t.Whole: {allOf: [{$ref: '#/definitions/t.Base'}, {properties: {b: {type: boolean}}, required: [b]}]}
            """)
        let whole = try #require(model.object(named: "Whole"))
        #expect(whole.fields.map(\.name) == ["a", "b"])
        #expect(whole.fields.map(\.isRequired) == [true, true])
    }

    @Test func fieldsOfJSONAreSorted() throws {
        let text = #"{"definitions": {"A": {"properties": {"z": {}, "a": {}}}}}"#
        #expect(try load(text, file: "a.json").objects.values[0].fields.map(\.name) == ["a", "z"])
        #expect(try load(text, file: "a.yaml").objects.values[0].fields.map(\.name) == ["z", "a"])
    }

    @Test func openObjects() throws {
        let model = try load(
            sample("x: {properties: {a: {}}, x-kubernetes-preserve-unknown-fields: true}", "y: {properties: {a: {}}}"))
        #expect(model.object(named: "SampleX")?.isPreservingUnknownFields == true)
        #expect(model.object(named: "SampleY")?.isPreservingUnknownFields == false)
    }
}
