import Files

/// The chart that a command works on where neither `--chart` nor a `sluice.yaml` names one: the folder one stands in.
enum ChartHere {
    /// - Returns: `chart`; without it "." in the folder of a chart that has no layout.
    static func orGiven(_ chart: String?, config: String) -> String? {
        guard chart == nil, (try? InputFile.readIfPresent(config)) == .some(nil),
            (try? InputFile.readIfPresent("Chart.yaml")).flatMap({ $0 }) != nil
        else { return chart }
        return "."
    }
}
