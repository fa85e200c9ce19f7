import SluiceChartValidation
import SluiceDiagnostics
import Foundation
import SluiceKubernetesAPI
import SluicePolicyRules

/// Judging values for the reference chart.
enum Reference {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let chart = root + "/generated/chart"

    /// The findings of values files, `FILE:LINE:COLUMN RULE` each, those of severity info left out.
    static func places(_ files: [String]) throws -> [String] {
        try findings(files).filter { $0.severity > .info }.map { finding in
            let place = finding.location.map { "\($0.file.split(separator: "/").last ?? ""):\($0.line):\($0.column)" }
            return "\(place ?? "") \(finding.rule)"
        }
    }

    static func findings(_ files: [String]) throws -> [Finding] {
        let context = try ChartContext(folder: chart, model: try DefinitionsLoader.embedded())
        let values = try files.enumerated().map { index, text in
            try ValuesSource.read(Array(text.utf8), file: "\(index).yaml").value
        }
        return ValuesCheck(context).findings(of: values)
    }
}
