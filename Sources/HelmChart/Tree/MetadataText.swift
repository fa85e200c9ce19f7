import GoTemplate
import YAML

/// Numbers and booleans in Chart.yaml become text where Helm expects text.
enum MetadataText {
    static func text(_ value: YAML.Value?) -> String {
        switch value {
        case .string(let text)?: text
        case .bool(let flag)?: flag ? "true" : "false"
        case .int(let number)?: String(number)
        case .float(let number)?: Printing.print([.float(number)])
        default: ""
        }
    }
}
