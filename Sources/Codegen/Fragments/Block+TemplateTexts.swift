import SluiceGoTemplate
import SluiceKubernetesAPI
import SluiceYAML

extension Block.Constant {
    /// The template texts inside, as they stand in the chart's fragment.
    public var templateTexts: [String] {
        value.templateTexts.map { text in
            let template = TemplateText(text)
            return template.pipeline ?? template.printed ?? text
        }
    }

    /// Why a rendered value does not fit, where a template text is the whole constant; nil where it fits.
    public func templateMisfit(_ rendered: SluiceYAML.Value) -> (text: String, isEmpty: Bool)? {
        guard case .template = value else { return nil }
        switch (type, rendered) {
        case (_, .null), (.string, .string("")): return ("nothing", true)
        case (.object, .object), (.map, .object), (.array, .array), (.any, _): return nil
        case (.object, _), (.map, _), (.array, _): return (Self.phrase(rendered), false)
        // Text for a scalar is held to its type by the API's own rules.
        default: return nil
        }
    }

    private static func phrase(_ value: SluiceYAML.Value) -> String {
        switch value {
        case .array: "a list"
        case .object: "an object"
        default: "the text \(JSONWriter.write(value, indent: nil))"
        }
    }
}

extension APITree {
    fileprivate var templateTexts: [String] {
        switch self {
        case .template(let text, _): [text]
        case .scalar, .placeholder: []
        case .object(let entries, _): entries.flatMap(\.value.templateTexts)
        case .list(let elements, _, _): elements.flatMap(\.templateTexts)
        case .each(_, let element): element.templateTexts
        }
    }
}

extension ChartInterface {
    /// How every template that Sluice owns begins.
    public static var ownedTemplateMark: String { ChartTemplate.ownedMark }

    /// The names of the templates that files of a chart define.
    public static func templateNames(in files: [[UInt8]]) -> [String] {
        files.compactMap { try? ParsedSource(bytes: $0, name: "", options: ParseOptions(functions: nil)) }
            .flatMap { $0.templates.map(\.name) }
    }
}
