/// Names of named templates and files, all derived from the chart's name and the block's path.
public struct FragmentNames: Sendable {
    /// The chart's name, with which names of templates begin.
    public var chartName: String

    /// Creates the names of a chart's fragments.
    public init(chartName: String) {
        self.chartName = chartName
    }

    /// `agents.runner.networkPolicy`.
    public func template(_ block: Block) -> String {
        ([chartName] + block.path.keys).joined(separator: ".")
    }

    /// `agents.runner.networkPolicy.spec.egress`.
    public func part(_ block: Block, _ apiPath: [String]) -> String {
        ([template(block)] + apiPath).joined(separator: ".")
    }

    /// `agents.sluice.NetworkPolicy.spec.egress`: a part that several blocks have in common.
    public func shared(_ kind: String, _ apiPath: [String]) -> String {
        ([chartName, "sluice", kind] + apiPath).joined(separator: ".")
    }

    /// The template that checks a block's values.
    public func check(_ block: Block) -> String {
        template(block) + ".check"
    }

    /// The template that checks one value of an API type.
    public func check(type: String) -> String {
        "\(chartName).sluice.check.\(type)"
    }

    /// The named template that tests whether one CIDR lies in another.
    public var cidrWithin: String {
        "\(chartName).sluice.cidrWithin"
    }

    /// `agents-shell-networkpolicy`: the stem of the block's files, in the way charts name theirs.
    public func fileStem(_ block: Block) -> String {
        let parts = block.path.keys.map { key in
            key.lowercased() == block.kind.lowercased() ? key.lowercased() : Self.dashed(key)
        }
        return parts.filter { !$0.isEmpty }.joined(separator: "-")
    }

    /// `agentsShell` as `agents-shell`; what no file name should hold is left out.
    private static func dashed(_ key: String) -> String {
        var text = ""
        for scalar in key.unicodeScalars {
            if scalar.properties.isUppercase, !text.isEmpty, text.last != "-" { text += "-" }
            if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
                text += scalar.properties.lowercaseMapping
            } else if !text.isEmpty, text.last != "-" {
                text += "-"
            }
        }
        return text
    }

    /// The path of the file that renders a block's resource, in the chart.
    public func manifestPath(_ block: Block) -> String {
        "templates/\(fileStem(block)).yaml"
    }

    /// The path of the file with a block's named templates, in the chart.
    public func partialPath(_ block: Block) -> String {
        "templates/_\(fileStem(block)).tpl"
    }

    /// The path of the file with parts that several blocks share, in the chart.
    public var sharedPath: String { "templates/_sluice-shared.tpl" }

    /// The path of the file with checks that several blocks share, in the chart.
    public var checksPath: String { "templates/_sluice-checks.tpl" }
}
