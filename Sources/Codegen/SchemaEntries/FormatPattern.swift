/// The formats that the API server checks in custom resources, as patterns.
///
/// A pattern accepts all that the server accepts (`k8s.io/kube-openapi/pkg/validation/strfmt`), and may accept more:
/// the server reads leading zeros in addresses, for one. Formats without a pattern are documented only, since the
/// validators of Helm 3 and Helm 4 do not agree on formats.
enum FormatPattern {
    private static let octet = "0*(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
    private static let ipv4 = "\(octet)(\\.\(octet)){3}"
    /// Also with an IPv4 address at its end.
    private static let ipv6 = "[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*"
    private static let hex = "[0-9A-Fa-f]"

    static func pattern(of format: String) -> String? {
        switch format {
        // An IPv4-mapped IPv6 address with dots counts as one of IPv4.
        case "ipv4": "^(\(ipv4)|\(ipv6))$"
        case "ipv6": "^\(ipv6)$"
        // `isIP` of CEL.
        case "ip": "^(\(ipv4)|\(ipv6))$"
        case "cidr": "^(\(ipv4)/0*(3[0-2]|[12]?[0-9])|\(ipv6)/0*(12[0-8]|1[01][0-9]|[1-9]?[0-9]))$"
        case "mac": "^(\(hex){2}([:-]\(hex){2}){5,19}|\(hex){4}(\\.\(hex){4}){2,9})$"
        case "uuid", "uuid3", "uuid4", "uuid5":
            "^\(hex){8}-?\(hex){4}-?\(hex){4}-?\(hex){4}-?\(hex){12}$"
        case "bsonobjectid": "^\(hex){24}$"
        case "hexcolor": "^#?(\(hex){3}|\(hex){6})$"
        case "ssn": "^[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}$"
        case "date": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
        default: nil
        }
    }
}
