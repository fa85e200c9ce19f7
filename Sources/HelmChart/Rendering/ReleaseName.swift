import SluiceDiagnostics
import SluiceGoTemplate
import SluiceSprig

/// Names of releases.
public enum ReleaseName {
    /// Helm's limit: some resources put a suffix behind it, and 63 characters are Kubernetes' limit for names.
    static let maximumLength = 53

    /// - Throws: a name that is no DNS subdomain or too long. Follows `ValidateReleaseName` of Helm.
    public static func check(_ name: String) throws(SluiceError) {
        guard isValid(name) else {
            throw SluiceError(findings: [
                Finding(
                    rule: "release-name", severity: .error,
                    location: SourceLocation(file: "release name '\(name)'", line: 0, column: 0),
                    message: "this cannot be the name of a release",
                    hint: "use lower-case letters, digits, hyphens and dots, at most \(maximumLength), "
                        + "with a letter or digit at both ends")
            ])
        }
    }

    /// Whether Helm accepts a release name: a DNS-1123 subdomain of at most 53 characters.
    public static func isValid(_ name: String) -> Bool {
        let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return name.utf8.count <= maximumLength && labels.allSatisfy(isLabel)
    }

    /// Whether the API server accepts a namespace's name: a DNS-1123 label of at most 63 characters.
    public static func isValidNamespace(_ name: String) -> Bool {
        name.utf8.count <= 63 && isLabel(name[...].utf8)
    }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        func isAlphanumeric(_ byte: UInt8) -> Bool { (97...122).contains(byte) || (48...57).contains(byte) }
        guard let first = label.first, let last = label.last else { return false }
        return isAlphanumeric(first) && isAlphanumeric(last)
            && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }

    /// Expands `--name-template`, which may use Sprig's functions but sees no values.
    ///
    /// - Throws: mistakes in the template, and results that are no release names.
    public static func expanding(_ template: String, seed: UInt64?) throws(SluiceError) -> String {
        let functions = FunctionTable.sprig
        let name: String
        do throws(TemplateError) {
            var templates = TemplateSet()
            try templates.parse(template, name: "name-template", options: ParseOptions(functions: functions.names))
            let options = ParseOptions(functions: functions.names)
            name = try templates.render(
                "name-template", data: .nil, functions: functions, options: RenderOptions(),
                attachment: RenderState(templates: TemplateTextCache(options: options), seed: seed))
        } catch {
            throw TemplateFailure.error(error) { _ in "--name-template" }
        }
        try check(name)
        return name
    }

    /// The chart's name and the time, as `--generate-name` makes it.
    public static func generated(for chart: LoadedChart, seed: UInt64?) -> String {
        "\(chart.name)-\(seed == nil ? SystemState.shared.now.seconds : 0)"
    }
}
