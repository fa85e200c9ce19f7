import SluiceGoTemplate
import SluiceYAML

/// Numbers and booleans in Chart.yaml become text where Helm expects text.
enum MetadataText {
    static func text(_ value: SluiceYAML.Value?) -> String {
        switch value {
        case .string(let text)?: text
        case .bool(let flag)?: flag ? "true" : "false"
        case .int(let number)?: String(number)
        // Helm's reader keeps no more digits than a 32-bit float has.
        case .float(let number)?: Printing.print([.float(Double(Float(number).description) ?? number)])
        default: ""
        }
    }

    /// White space becomes blanks; what cannot be printed is left out.
    static func sanitized(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                result.append(" ")
            } else if isPrintable(scalar) {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            false
        default: true
        }
    }
}
