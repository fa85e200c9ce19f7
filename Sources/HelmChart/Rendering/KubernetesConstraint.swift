import SluiceDiagnostics
import SluiceSprig

/// `kubeVersion` of Chart.yaml: a chart may ask for certain versions of Kubernetes.
enum KubernetesConstraint {
    /// - Throws: a version that does not suit. Only the chart itself is asked, as in Helm.
    static func check(_ chart: ProcessedChart, _ version: ClusterVersion) throws(SluiceError) {
        let constraint = chart.loaded.metadata.kubernetesConstraint
        if constraint.isEmpty || VersionConstraint.isSatisfied(constraint, by: version.normalized) { return }
        throw SluiceError(findings: [
            Finding(
                rule: "chart-kube-version", severity: .error,
                location: SourceLocation(
                    file: chart.loaded.place("\(chart.loaded.name)/Chart.yaml"), line: 0, column: 0),
                message:
                    "chart requires kubeVersion: \(constraint) which is incompatible with Kubernetes \(version.text)",
                hint: "name the version of your cluster with --kube-version")
        ])
    }
}
