/// Names of named templates and files, all derived from the chart's name and the block's path.
public struct FragmentNames: Sendable {
    public var chartName: String

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

    /// The template that checks a block's values.
    public func check(_ block: Block) -> String {
        template(block) + ".check"
    }

    /// The template that checks one value of an API type.
    public func check(type: String) -> String {
        "\(chartName).sluice.check.\(type)"
    }

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

    public func manifestPath(_ block: Block) -> String {
        "templates/\(fileStem(block)).yaml"
    }

    public func partialPath(_ block: Block) -> String {
        "templates/_\(fileStem(block)).tpl"
    }

    /// Checks that several blocks share.
    public var checksPath: String { "templates/_sluice-checks.tpl" }
}
