import SluiceAddresses
import SluiceDiagnostics
import NetworkPolicyTypes

/// The rules of address blocks.
///
/// - Note: follows `ValidateIPBlock` of kubernetes/kubernetes, `IsValidCIDRForLegacyField` and
///   `GetWarningsForCIDR` of k8s.io/apimachinery.
enum AddressRules {
    static let cidr = Rule("cidr", .error, .server, "the text is no CIDR")
    static let strict = Rule(
        "cidr-strict", .error, .server, "a CIDR with leading zeros, host bits or an IPv4-mapped address")
    static let form = Rule("cidr-form", .warning, .server, "a CIDR that the server would write otherwise")
    static let except = Rule("except-outside", .error, .server, "an exception lies not strictly inside its block")

    static let catalogue = [cidr, strict, form, except]

    static func check(_ block: IPBlock, _ path: FieldPath, _ options: RuleOptions, _ errors: inout ServerErrors) {
        guard !block.cidr.isEmpty else {
            errors.required(cidr, path["cidr"])
            return
        }
        guard let outer = parse(block.cidr, path["cidr"], options, &errors) else { return }
        for (index, text) in (block.except ?? []).enumerated() {
            let path = path["except"][index]
            guard let inner = parse(text, path, options, &errors) else { continue }
            let isInside = outer.block.contains(IPAddress(inner.block.family, inner.block.first))
            // The server compares the lengths as they are written.
            if !isInside || outer.writtenPrefixLength >= inner.writtenPrefixLength {
                errors.invalid(
                    except, path, text, "must be a strict subset of `cidr`",
                    hint: isInside
                        ? "an exception must be smaller than \(outer.block)" : "it lies outside of \(outer.block)")
            }
        }
    }

    private static func parse(
        _ text: String, _ path: FieldPath, _ options: RuleOptions, _ errors: inout ServerErrors
    ) -> ParsedCIDR? {
        guard let parsed = ParsedCIDR(text) else {
            errors.invalid(
                cidr, path, text, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)", hint: hint(text))
            return nil
        }
        if options.cidrStrictness == .refuses, refuse(parsed, text, path, &errors) { return parsed }
        if options.cidrStrictness != .silent { warn(parsed, text, path, &errors) }
        return parsed
    }

    private static func hint(_ text: String) -> String {
        for suffix in ["/32", "/128"] {
            if let parsed = ParsedCIDR(text + suffix), parsed.writtenPrefixLength == parsed.block.family.bits {
                return "add the prefix length: \(text)\(suffix) is this one address"
            }
        }
        return "write an address, a slash and the number of leading bits that count"
    }

    private static func refuse(
        _ parsed: ParsedCIDR, _ text: String, _ path: FieldPath, _ errors: inout ServerErrors
    ) -> Bool {
        let detail: String
        if parsed.hasLeadingZeros {
            detail = "must not have leading 0s in IP or prefix length"
        } else if parsed.isIPv4Mapped {
            detail = "must not have an IPv4-mapped IPv6 address"
        } else if parsed.hasHostBits {
            detail = "must not have bits set beyond the prefix length"
        } else {
            return false
        }
        let hint =
            parsed.hasHostBits
            ? "write \(parsed.block) for the whole block, or \(parsed.singleAddressText) for the one address"
            : "write \(parsed.block)"
        errors.invalid(strict, path, text, detail, hint: hint)
        return true
    }

    private static func warn(_ parsed: ParsedCIDR, _ text: String, _ path: FieldPath, _ errors: inout ServerErrors) {
        let isLoose = parsed.hasLeadingZeros || parsed.isIPv4Mapped
        if parsed.hasHostBits {
            errors.add(
                strict, path,
                "CIDR value \(ServerErrors.quoted(text)) is ambiguous in this context (should be "
                    + "\"\(parsed.block)\" or \"\(parsed.singleAddressText)\"?)",
                severity: .warning, hint: "Kubernetes 1.36 refuses it")
        }
        if isLoose {
            errors.add(
                strict, path,
                "non-standard CIDR value \(ServerErrors.quoted(text)) is invalid: use \"\(parsed.block)\"",
                severity: .warning, hint: "Kubernetes 1.36 refuses it")
        }
        if !parsed.hasHostBits, !isLoose, parsed.isWrittenAsV6, parsed.canonicalText != text {
            errors.add(
                form, path,
                "IPv6 CIDR value \(ServerErrors.quoted(text)) should be in RFC 5952 canonical format "
                    + "(\"\(parsed.canonicalText)\")",
                hint: "write \(parsed.canonicalText)")
        }
    }
}
