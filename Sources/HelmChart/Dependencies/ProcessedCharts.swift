import SluiceDiagnostics
import Synchronization

/// Trees whose imports were worked out before: they depend on which subcharts take part, not on the values.
final class ProcessedCharts: Sendable {
    private static let maximumCount = 64

    private struct Key: Hashable {
        let shape: String
        let rules: HelmRules
    }

    private let charts = Mutex<[Key: ProcessedChart]>([:])

    func chart(
        for shape: String, rules: HelmRules, or make: () throws(SluiceError) -> ProcessedChart
    ) throws(SluiceError) -> ProcessedChart {
        let key = Key(shape: shape, rules: rules)
        if let known = charts.withLock({ $0[key] }) { return known }
        let chart = try make()
        charts.withLock { charts in
            if charts.count >= Self.maximumCount { charts.removeAll() }
            charts[key] = chart
        }
        return chart
    }
}
