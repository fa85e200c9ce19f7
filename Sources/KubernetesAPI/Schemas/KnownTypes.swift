/// Kubernetes types that are not what their published schema says.
///
/// Their Go types marshal themselves; `k8s.io/apimachinery` and `k8s.io/apiextensions-apiserver` tell how.
enum KnownTypes {
    static let objectMeta = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"

    static func type(_ name: String) -> TypeExpression? {
        guard name.hasPrefix("io.k8s.") else { return nil }
        switch lastComponents(of: name) {
        case "resource.Quantity":
            return .quantity
        case "intstr.IntOrString":
            return .intOrString(integer: NumberConstraints(), string: StringConstraints())
        case "runtime.RawExtension":
            return .any
        case "v1.FieldsV1", "v1.Patch":
            return name.contains(".meta.") ? .any : nil
        case "v1.JSON", "v1.JSONSchemaPropsOrArray", "v1.JSONSchemaPropsOrBool", "v1.JSONSchemaPropsOrStringArray",
            "v1beta1.JSON", "v1beta1.JSONSchemaPropsOrArray", "v1beta1.JSONSchemaPropsOrBool",
            "v1beta1.JSONSchemaPropsOrStringArray":
            return name.contains(".apiextensions.") ? .any : nil
        default:
            return nil
        }
    }

    /// Custom resource definitions spell a quantity out as a pattern for integers and strings.
    static func isQuantityPattern(_ pattern: String) -> Bool {
        pattern.hasPrefix(#"^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))"#)
    }

    private static func lastComponents(of name: String) -> String {
        let parts = name.split(separator: ".")
        return parts.suffix(2).joined(separator: ".")
    }
}
