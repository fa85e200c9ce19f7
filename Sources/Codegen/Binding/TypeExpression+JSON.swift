import SluiceKubernetesAPI

extension TypeExpression {
    /// Whether values of this type are neither lists nor objects.
    var isScalar: Bool {
        switch self {
        case .string, .integer, .number, .boolean, .intOrString, .quantity: true
        case .array, .map, .object, .any: false
        }
    }

    /// The JSON Schema type names that a value of this type may have; empty for any.
    var jsonTypes: [String] {
        switch self {
        case .string: ["string"]
        case .integer: ["integer", "number"]
        case .number: ["number", "integer"]
        case .boolean: ["boolean"]
        case .intOrString: ["integer", "string", "number"]
        case .quantity: ["string", "number", "integer"]
        case .array: ["array"]
        case .map, .object: ["object"]
        case .any: []
        }
    }
}
