import SluiceRegularExpressions

/// Formats as the library of Helm checks them, with its words for what is wrong.
///
/// - Note: follows `format.go` of santhosh-tekuri/jsonschema 6. Go's own words come from `time`, `net/url`,
///   `net/netip` and `regexp`.
enum HelmFormat {
    typealias Check = @Sendable (String) -> String?

    /// What is wrong with a text; nil if it is as the format wants it. Nil for formats that are not checked.
    static func check(_ name: String) -> Check? { checks[name] }

    private static let checks: [String: Check] = [
        "regex": regex, "json-pointer": jsonPointer, "relative-json-pointer": relativeJSONPointer, "uuid": uuid,
        "duration": duration, "period": period, "ipv4": ipv4, "ipv6": ipv6, "hostname": hostname, "email": email,
        "date": date, "time": time, "date-time": dateTime, "uri": uri, "iri": uri, "uri-reference": uriReference,
        "iri-reference": uriReference, "uri-template": uriTemplate, "semver": semver,
    ]

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
    private static func isHexadecimal(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || ("a"..."f").contains(scalar) || ("A"..."F").contains(scalar)
    }

    private static func parts(_ text: String, _ separator: Unicode.Scalar) -> [String] {
        text.unicodeScalars.split(separator: separator, omittingEmptySubsequences: false).map { String($0) }
    }

    /// Format `%q` of a character.
    private static func quoted(_ scalar: Unicode.Scalar) -> String {
        scalar == "'" ? "'\\''" : GoSyntaxText.quoted(String(scalar), mark: "'")
    }

    /// Go's `Atoi`: a sign and digits.
    private static func number(_ text: String) -> Int? { Int(text) }

    @Sendable private static func regex(_ text: String) -> String? {
        do throws(RegularExpressionError) {
            _ = try RegularExpression(text)
            return nil
        } catch {
            return error.description
        }
    }

    @Sendable private static func jsonPointer(_ text: String) -> String? {
        if text.isEmpty { return nil }
        guard text.unicodeScalars.first == "/" else { return "not starting with /" }
        var isEscape = false
        for scalar in text.unicodeScalars.dropFirst() {
            if isEscape {
                isEscape = false
                guard scalar == "0" || scalar == "1" else { return "~ must be followed by 0 or 1" }
            } else {
                isEscape = scalar == "~"
            }
        }
        return isEscape ? "~ must be followed by 0 or 1" : nil
    }

    @Sendable private static func relativeJSONPointer(_ text: String) -> String? {
        let digits = text.unicodeScalars.prefix(while: isDigit)
        if digits.isEmpty { return "must start with non-negative integer" }
        if digits.count > 1, digits.first == "0" { return "starts with zero" }
        let rest = String(text.unicodeScalars.dropFirst(digits.count))
        return rest == "#" ? nil : jsonPointer(rest)
    }

    @Sendable private static func uuid(_ text: String) -> String? {
        let sizes = [8, 4, 4, 4, 12]
        let groups = parts(text, "-")
        guard groups.count == sizes.count else { return "must have 5 elements" }
        for (index, group) in groups.enumerated() {
            guard group.utf8.count == sizes[index] else {
                return "element \(index + 1) must be \(sizes[index]) characters long"
            }
            if let other = group.unicodeScalars.first(where: { !isHexadecimal($0) }) {
                return "non-hex character \(quoted(other))"
            }
        }
        return nil
    }

    @Sendable private static func duration(_ text: String) -> String? {
        guard text.utf8.first == UInt8(ascii: "P") else { return "must start with P" }
        let rest = text.unicodeScalars.dropFirst()
        if rest.isEmpty { return "nothing after P" }
        if rest.last == "W" {
            let digits = rest.dropLast()
            if digits.isEmpty { return "no number in week" }
            if digits.allSatisfy(isDigit) { return nil }
            // Helm's library looks at the rest as at all others then.
        }
        let allUnits: [[Unicode.Scalar]] = [["Y", "M", "D"], ["H", "M", "S"]]
        for (index, part) in rest.split(separator: "T", omittingEmptySubsequences: false).enumerated() {
            if index != 0, part.isEmpty { return "no time elements" }
            guard index < allUnits.count else { return "more than one T" }
            var units = allUnits[index][...]
            var left = part
            while !left.isEmpty {
                let digits = left.prefix(while: isDigit)
                if digits.isEmpty { return "missing number" }
                left = left.dropFirst(digits.count)
                guard let unit = left.popFirst() else { return "missing unit" }
                guard let place = units.firstIndex(of: unit) else {
                    return allUnits[index].contains(unit)
                        ? "unit \(quoted(unit)) out of order" : "invalid unit \(quoted(unit))"
                }
                units = units[(place + 1)...]
            }
        }
        return nil
    }

    @Sendable private static func period(_ text: String) -> String? {
        guard let slash = text.unicodeScalars.firstIndex(of: "/") else { return "missing slash" }
        let (start, end) = (String(text[..<slash]), String(text.unicodeScalars[slash...].dropFirst()))
        if start.hasPrefix("P") {
            if let problem = duration(start) { return "invalid start duration: \(problem)" }
            return dateTime(end).map { "invalid end date-time: \($0)" }
        }
        if let problem = dateTime(start) { return "invalid start date-time: \(problem)" }
        if end.hasPrefix("P") { return duration(end).map { "invalid end duration: \($0)" } }
        return dateTime(end).map { "invalid end date-time: \($0)" }
    }

    // MARK: Hosts

    @Sendable private static func ipv4(_ text: String) -> String? {
        let groups = parts(text, ".")
        guard groups.count == 4 else { return "expected four decimals" }
        for group in groups {
            if group.utf8.count > 1, group.hasPrefix("0") { return "leading zeros" }
            guard let value = number(group) else {
                return "strconv.Atoi: parsing \(GoSyntaxText.quoted(group)): invalid syntax"
            }
            guard (0...255).contains(value) else { return "decimal must be between 0 and 255" }
        }
        return nil
    }

    @Sendable private static func ipv6(_ text: String) -> String? {
        guard text.utf8.contains(UInt8(ascii: ":")) else { return "missing colon" }
        return GoAddress.problem(ofIPv6: text)
            ?? (text.utf8.contains(UInt8(ascii: "%")) ? "zone id is not a part of ipv6 address" : nil)
    }

    @Sendable private static func hostname(_ text: String) -> String? {
        let text = text.hasSuffix(".") ? String(text.unicodeScalars.dropLast()) : text
        if text.utf8.count > 253 { return "more than 253 characters long" }
        for label in parts(text, ".") {
            guard (1...63).contains(label.utf8.count) else { return "label must be 1 to 63 characters long" }
            if label.hasPrefix("-") { return "label starts with hyphen" }
            if label.hasSuffix("-") { return "label ends with hyphen" }
            if let other = label.unicodeScalars.first(where: { !isLetter($0) && !isDigit($0) && $0 != "-" }) {
                return "invalid character \(quoted(other))"
            }
        }
        return nil
    }

    @Sendable private static func email(_ text: String) -> String? {
        if text.utf8.count > 254 { return "more than 255 characters long" }
        guard let at = text.unicodeScalars.lastIndex(of: "@") else { return "missing @" }
        let (local, domain) = (String(text[..<at]), String(text.unicodeScalars[at...].dropFirst()))
        if let problem = mailbox(local) { return problem }
        if domain.hasPrefix("["), domain.hasSuffix("]") {
            let inner = String(domain.unicodeScalars.dropFirst().dropLast())
            if inner.hasPrefix("IPv6:") {
                return ipv6(String(inner.unicodeScalars.dropFirst(5))).map { "invalid ipv6 address: \($0)" }
            }
            return ipv4(inner).map { "invalid ipv4 address: \($0)" }
        }
        return hostname(domain).map { "invalid domain: \($0)" }
    }

    private static func mailbox(_ local: String) -> String? {
        if local.utf8.count > 64 { return "local part more than 64 characters long" }
        if local.utf8.count > 1, local.hasPrefix("\""), local.hasSuffix("\"") {
            let inner = local.unicodeScalars.dropFirst().dropLast()
            return inner.contains("\\") || inner.contains("\"")
                ? "backslash and quote are not allowed within quoted local part" : nil
        }
        if local.hasPrefix(".") { return "starts with dot" }
        if local.hasSuffix(".") { return "ends with dot" }
        if parts(local, ".").dropFirst().dropLast().contains("") { return "consecutive dots" }
        let others = ".!#$%&'*+-/=?^_`{|}~".unicodeScalars
        let bad = local.unicodeScalars.first { !isLetter($0) && !isDigit($0) && !others.contains($0) }
        return bad.map { "invalid character \(quoted($0))" }
    }

    // MARK: Times

    @Sendable private static func date(_ text: String) -> String? {
        func mistake(_ rest: Substring.UnicodeScalarView, _ element: String) -> String {
            "parsing time \(GoSyntaxText.quoted(text)) as \"2006-01-02\": cannot parse "
                + "\(GoSyntaxText.quoted(String(rest))) as \(GoSyntaxText.quoted(element))"
        }
        var rest = text.unicodeScalars[...]
        var values: [Int] = []
        for (index, element) in ["2006", "01", "02"].enumerated() {
            if index > 0 {
                guard rest.first == "-" else { return mistake(rest, "-") }
                rest.removeFirst()
            }
            let digits = rest.prefix(element.utf8.count)
            guard digits.count == element.utf8.count, digits.allSatisfy(isDigit), let value = Int(String(digits)) else {
                return mistake(rest, element)
            }
            rest = rest.dropFirst(digits.count)
            if index == 1, !(1...12).contains(value) {
                return "parsing time \(GoSyntaxText.quoted(text)): month out of range"
            }
            values.append(value)
        }
        if !rest.isEmpty {
            return "parsing time \(GoSyntaxText.quoted(text)): extra text: \(GoSyntaxText.quoted(String(rest)))"
        }
        let isLeap = values[0] % 4 == 0 && (values[0] % 100 != 0 || values[0] % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...days[values[1] - 1]).contains(values[2]) else {
            return "parsing time \(GoSyntaxText.quoted(text)): day out of range"
        }
        return nil
    }

    @Sendable private static func time(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 9 else { return "less than 9 characters long" }
        guard bytes[2] == UInt8(ascii: ":"), bytes[5] == UInt8(ascii: ":") else {
            return "missing colon in correct place"
        }
        var numbers: [Int] = []
        for start in [0, 3, 6] {
            guard let value = number(String(decoding: bytes[start..<(start + 2)], as: UTF8.self)) else {
                return "invalid hour/min/sec"
            }
            if value < 0 { return "non-positive hour/min/sec" }
            numbers.append(value)
        }
        var minutes = numbers[0] * 60 + numbers[1]
        guard numbers[0] <= 23, numbers[1] <= 59, numbers[2] <= 60 else { return "hour/min/sec out of range" }
        var rest = bytes[8...]
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (48...57).contains($0) }
            if digits.isEmpty { return "no digits in second fraction" }
            rest = rest.dropFirst(1 + digits.count)
        }
        if rest.elementsEqual("z".utf8) || rest.elementsEqual("Z".utf8) { return leapSecond(numbers[2], minutes) }
        let offset = Array(rest)
        guard offset.count == 6 else { return "offset must be 6 characters long" }
        guard offset[0] == UInt8(ascii: "+") || offset[0] == UInt8(ascii: "-") else {
            return "offset must begin with plus/minus"
        }
        guard offset[3] == UInt8(ascii: ":") else { return "missing colon in offset in correct place" }
        guard let hours = number(String(decoding: offset[1...2], as: UTF8.self)),
            let more = number(String(decoding: offset[4...5], as: UTF8.self))
        else { return "invalid hour/min in offset" }
        if hours < 0 || more < 0 { return "non-positive hour/min in offset" }
        if hours > 23 || more > 59 { return "hour/min in offset out of range" }
        minutes += (offset[0] == UInt8(ascii: "+") ? -1 : 1) * (hours * 60 + more)
        return leapSecond(numbers[2], minutes < 0 ? minutes + 24 * 60 : minutes)
    }

    private static func leapSecond(_ second: Int, _ minutes: Int) -> String? {
        second >= 60 && minutes != 23 * 60 + 59 ? "invalid leap second" : nil
    }

    @Sendable private static func dateTime(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20 else { return "less than 20 characters long" }
        guard bytes[10] | 0x20 == UInt8(ascii: "t") else { return "11th character must be t or T" }
        if let problem = date(String(decoding: bytes[..<10], as: UTF8.self)) {
            return "invalid date element: \(problem)"
        }
        return time(String(decoding: bytes[11...], as: UTF8.self)).map { "invalid time element: \($0)" }
    }

    // MARK: URIs and versions

    @Sendable private static func uri(_ text: String) -> String? {
        let url = GoURL(text)
        return url.problem ?? (url.scheme.isEmpty ? "relative url" : nil)
    }

    @Sendable private static func uriReference(_ text: String) -> String? {
        text.utf8.contains(UInt8(ascii: "\\")) ? "contains \\" : GoURL(text).problem
    }

    @Sendable private static func uriTemplate(_ text: String) -> String? {
        let url = GoURL(text)
        if let problem = url.problem { return problem }
        for part in parts(url.path, "/") {
            var isOpen = false
            for scalar in part.unicodeScalars where scalar == "{" || scalar == "}" {
                guard (scalar == "{") != isOpen else { return "nested curly braces" }
                isOpen = scalar == "{"
            }
            if isOpen { return "no matching closing brace" }
        }
        return nil
    }

    @Sendable private static func semver(_ text: String) -> String? {
        var rest = text.unicodeScalars[...]
        func isPart(_ scalar: Unicode.Scalar) -> Bool { isLetter(scalar) || isDigit(scalar) || scalar == "-" }
        if let plus = rest.firstIndex(of: "+") {
            let build = rest[plus...].dropFirst()
            if build.isEmpty { return "build is empty" }
            for part in build.split(separator: ".", omittingEmptySubsequences: false) {
                if part.isEmpty { return "build identifier is empty" }
                if let other = part.first(where: { !isPart($0) }) {
                    return "invalid character \(quoted(other)) in build identifier"
                }
            }
            rest = rest[..<plus]
        }
        if let hyphen = rest.firstIndex(of: "-") {
            for part in rest[hyphen...].dropFirst().split(separator: ".", omittingEmptySubsequences: false) {
                if part.isEmpty { return "pre-release identifier is empty" }
                if let other = part.first(where: { !isPart($0) }) {
                    return "invalid character \(quoted(other)) in pre-release identifier"
                }
                if part.count > 1, part.first == "0", part.allSatisfy(isDigit) {
                    return "pre-release numeric identifier starts with zero"
                }
            }
            rest = rest[..<hyphen]
        }
        let core = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard core.count == 3 else { return "versionCore must have 3 numbers separated by dot" }
        for (name, part) in zip(["major", "minor", "patch"], core) {
            if part.isEmpty { return "\(name) is empty" }
            if part.count > 1, part.first == "0" { return "\(name) starts with zero" }
            if !part.allSatisfy(isDigit) { return "\(name) contains non-digit" }
        }
        return nil
    }
}

/// Text as Go's package strconv quotes it.
enum GoSyntaxText {
    static func quoted(_ text: String, mark: Unicode.Scalar = "\"") -> String {
        var result = String.UnicodeScalarView([mark])
        for scalar in text.unicodeScalars {
            switch scalar {
            case mark, "\\": result += ["\\", scalar]
            case "\n": result += "\\n".unicodeScalars
            case "\r": result += "\\r".unicodeScalars
            case "\t": result += "\\t".unicodeScalars
            case "\u{7}": result += "\\a".unicodeScalars
            case "\u{8}": result += "\\b".unicodeScalars
            case "\u{B}": result += "\\v".unicodeScalars
            case "\u{C}": result += "\\f".unicodeScalars
            default:
                if scalar.value < 0x20 || scalar.value == 0x7F {
                    let digits = String(scalar.value, radix: 16)
                    result += ("\\x" + (digits.utf8.count < 2 ? "0" : "") + digits).unicodeScalars
                } else {
                    result.append(scalar)
                }
            }
        }
        result.append(mark)
        return String(result)
    }
}
