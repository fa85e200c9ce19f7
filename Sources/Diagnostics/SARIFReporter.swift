/// Findings as SARIF 2.1.0, for code scanning:
/// [the standard](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).
public struct SARIFReporter: Sendable {
    /// The tool's version.
    public var version: String
    /// The tool's home page, an absolute URI.
    public var informationURI: String?
    /// The rules in the order of the document; a `helpURI` is absolute. Rules of findings that are not among them
    /// follow, with their id alone.
    public var rules: [(id: String, title: String, severity: Severity, helpURI: String?)]

    /// Creates a reporter.
    public init(
        version: String, rules: [(id: String, title: String, severity: Severity, helpURI: String?)],
        informationURI: String? = nil
    ) {
        self.version = version
        self.rules = rules
        self.informationURI = informationURI
    }

    /// `files` are all that were examined; they become the run's artifacts.
    public func text(of findings: [Finding], files: [String] = []) -> String {
        var indices: [String: Int] = [:]
        var descriptors: [ReportJSON] = []
        for rule in rules where indices[rule.id] == nil {
            indices[rule.id] = descriptors.count
            descriptors.append(Self.descriptor(rule.id, rule.title, rule.severity, rule.helpURI))
        }
        for finding in findings where indices[finding.rule] == nil {
            indices[finding.rule] = descriptors.count
            descriptors.append(Self.descriptor(finding.rule, nil, finding.severity, nil))
        }
        let driver = ReportJSON.object([
            ("name", .string("sluice")), ("version", .string(version)),
            ("informationUri", informationURI.map { .string($0) }), ("rules", .array(descriptors)),
        ])
        // Code scanning refuses a result without a place.
        let fallback = files.first.map { SourceLocation(file: $0, line: 0, column: 0) }
        let results = zip(findings, FindingFingerprint.all(of: findings)).map { finding, fingerprint in
            Self.result(finding, index: indices[finding.rule] ?? 0, fingerprint: fingerprint, fallback: fallback)
        }
        let artifacts = Self.distinct(files).map { file in
            ReportJSON.object([
                ("location", Self.artifact(file)), ("roles", .array([.string("analysisTarget")])),
            ])
        }
        let run = ReportJSON.object([
            ("tool", .object([("driver", driver)])), ("columnKind", .string("unicodeCodePoints")),
            ("artifacts", artifacts.isEmpty ? nil : .array(artifacts)), ("results", .array(results)),
        ])
        return ReportJSON.object([
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .string("2.1.0")),
            ("runs", .array([run])),
        ]).text(depth: 6) + "\n"
    }

    private static func descriptor(
        _ id: String, _ title: String?, _ severity: Severity, _ helpURI: String?
    ) -> ReportJSON {
        .object([
            ("id", .string(id)), ("shortDescription", title.map { .object([("text", .string($0))]) }),
            ("helpUri", helpURI.map { .string($0) }),
            ("defaultConfiguration", .object([("level", .string(level(of: severity)))])),
        ])
    }

    private static func result(
        _ finding: Finding, index: Int, fingerprint: String, fallback: SourceLocation?
    ) -> ReportJSON {
        let logical = finding.fieldPath.map { path in
            ReportJSON.array([.object([("fullyQualifiedName", .string("\(path)"))])])
        }
        let physical = (finding.location ?? fallback).map { physicalLocation($0, endColumn: finding.endColumn) }
        let hasPlace = physical != nil || logical != nil
        let place = ReportJSON.object([("physicalLocation", physical), ("logicalLocations", logical)])
        let related = finding.related.map { related in
            ReportJSON.object([
                ("physicalLocation", physicalLocation(related.location, endColumn: nil)),
                ("message", message(related.message)),
            ])
        }
        return .object([
            ("ruleId", .string(finding.rule)), ("ruleIndex", .int(index)),
            ("level", .string(level(of: finding.severity))),
            ("message", message(finding.message + (finding.hint.map { "\nhint: \($0)" } ?? ""))),
            ("locations", hasPlace ? .array([place]) : nil),
            ("relatedLocations", related.isEmpty ? nil : .array(related)),
            ("partialFingerprints", .object([("sluice/v1", .string(fingerprint))])),
        ])
    }

    /// A text that holds `](` would become a link (section 3.11.6). Braces stay single against section 3.11.5:
    /// without arguments viewers replace nothing, and would show doubled braces doubled.
    private static func message(_ text: String) -> ReportJSON {
        var result = String.UnicodeScalarView()
        for scalar in printable(text, alsoKeeping: "\r").unicodeScalars {
            if scalar == "(", result.last == "]" { result.append(" ") }
            result.append(scalar)
        }
        return .object([("text", .string(String(result)))])
    }

    private static func physicalLocation(_ location: SourceLocation, endColumn: Int?) -> ReportJSON {
        let region = ReportJSON.object([
            ("startLine", .int(location.line)), ("startColumn", .int(max(1, location.column))),
            ("endColumn", endColumn.map { .int($0) }),
        ])
        return .object([("artifactLocation", artifact(location.file)), ("region", location.line > 0 ? region : nil)])
    }

    private static func artifact(_ file: String) -> ReportJSON {
        let isAbsolute = file.utf8.first == UInt8(ascii: "/")
        return .object([
            ("uri", .string((isAbsolute ? "file://" : "") + percentEncoded(withoutDotSlash(file)))),
            ("uriBaseId", isAbsolute ? nil : .string("%SRCROOT%")),
        ])
    }

    /// RFC 3986: what is not unreserved is encoded, so that a colon makes no scheme of a folder's name.
    private static func percentEncoded(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        var result = String.UnicodeScalarView()
        for byte in path.utf8 {
            switch byte {
            case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
                result.append(Unicode.Scalar(byte))
            default: result += ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(result)
    }

    private static func level(of severity: Severity) -> String {
        switch severity {
        case .info: "note"
        case .warning: "warning"
        case .error: "error"
        }
    }

    private static func distinct(_ files: [String]) -> [String] {
        var seen: Set<String> = []
        return files.filter { seen.insert($0).inserted }
    }
}
