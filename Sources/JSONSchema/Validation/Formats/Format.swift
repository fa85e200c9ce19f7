import SluiceYAML

/// The formats of text that JSON Schema names, from all drafts. Others accept everything.
enum Format: String, Sendable {
    case dateTime = "date-time"
    case date
    case time
    case duration
    case email
    case internationalEmail = "idn-email"
    case hostname
    case internationalHostname = "idn-hostname"
    case ipv4
    case ipv6
    case uri
    case uriReference = "uri-reference"
    case iri
    case iriReference = "iri-reference"
    case uriTemplate = "uri-template"
    case uuid
    case jsonPointer = "json-pointer"
    case relativeJSONPointer = "relative-json-pointer"
    case regex

    /// Formats speak of text only.
    func accepts(_ value: Value) -> Bool {
        guard case .string(let text) = value else { return true }
        return accepts(text)
    }

    func accepts(_ text: String) -> Bool {
        switch self {
        case .dateTime: DateFormats.acceptsDateTime(text)
        case .date: DateFormats.acceptsDate(text)
        case .time: DateFormats.acceptsTime(text)
        case .duration: DurationFormat.accepts(text)
        case .email: EmailFormats.accepts(text, isInternational: false)
        case .internationalEmail: EmailFormats.accepts(text, isInternational: true)
        case .hostname: HostnameFormats.accepts(text)
        case .internationalHostname: HostnameFormats.acceptsInternational(text)
        case .ipv4: AddressFormats.acceptsIPv4(text)
        case .ipv6: AddressFormats.acceptsIPv6(text)
        case .uri: URIFormats.accepts(text, allowsRelative: false, isInternational: false)
        case .uriReference: URIFormats.accepts(text, allowsRelative: true, isInternational: false)
        case .iri: URIFormats.accepts(text, allowsRelative: false, isInternational: true)
        case .iriReference: URIFormats.accepts(text, allowsRelative: true, isInternational: true)
        case .uriTemplate: URITemplateFormat.accepts(text)
        case .uuid: UUIDFormat.accepts(text)
        case .jsonPointer: PointerFormats.accepts(text)
        case .relativeJSONPointer: PointerFormats.acceptsRelative(text)
        case .regex: RegexFormat.accepts(text)
        }
    }
}
