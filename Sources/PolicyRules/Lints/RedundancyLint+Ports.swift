import SluiceDiagnostics
import NetworkPolicyTypes

extension RedundancyLint {
    private typealias Span = (range: ClosedRange<Int>, index: Int)

    /// Ports of one list that repeat, hold or touch one another; sorted, so that each is held against one other.
    static func checkPorts(_ rule: PolicySubject.PolicyRule, _ report: inout LintReport) {
        guard let ports = rule.ports, ports.count > 1 else { return }
        checkNames(ports, rule.portsPath, &report)
        for transport in NetworkPolicyPort.PortProtocol.allCases {
            let spans: [Span] = ports.enumerated().compactMap { index, port in
                port.transportProtocol == transport ? port.portNumbers.map { ($0, index) } : nil
            }.sorted {
                // What holds others comes first, and of equal ranges the one written first.
                ($0.range.lowerBound, -$0.range.upperBound, $0.index)
                    < ($1.range.lowerBound, -$1.range.upperBound, $1.index)
            }
            checkSpans(spans, ports, rule.portsPath, &report)
        }
    }

    private static func checkSpans(
        _ spans: [Span], _ ports: [NetworkPolicyPort], _ path: FieldPath, _ report: inout LintReport
    ) {
        guard var wide = spans.first else { return }
        for span in spans.dropFirst() {
            if span.range == wide.range {
                reportDuplicate(span.index, wide.index, ports, path, &report)
            } else if wide.range.upperBound >= span.range.upperBound {
                reportCovered(span.index, wide.index, ports, path, &report)
            } else {
                let isTouching = span.range.lowerBound <= wide.range.upperBound + 1
                // Two single ports that are neighbours read well as they are.
                if isTouching, wide.range.count > 1 || span.range.count > 1 {
                    let (early, late) = wide.index < span.index ? (wide, span) : (span, wide)
                    report.add(
                        mergeablePorts, path[late.index],
                        "\(ports[early.index].phrase) and \(ports[late.index].phrase) are one range together",
                        hint: "write port: \(wide.range.lowerBound) with endPort: \(span.range.upperBound)",
                        related: [RelatedPath(path: path[early.index], message: "the other one")])
                }
                wide = span
            }
        }
    }

    private static func checkNames(_ ports: [NetworkPolicyPort], _ path: FieldPath, _ report: inout LintReport) {
        var first: [PortSet.Name: Int] = [:]
        var wide: [NetworkPolicyPort.PortProtocol: Int] = [:]
        for (index, port) in ports.enumerated() where port.portNumbers == PortSet.allNumbers {
            wide[port.transportProtocol] = wide[port.transportProtocol] ?? index
        }
        for (index, port) in ports.enumerated() {
            guard let name = port.name else { continue }
            let key = PortSet.Name(portProtocol: port.transportProtocol, text: name)
            if let earlier = first[key] {
                reportDuplicate(index, earlier, ports, path, &report)
            } else {
                first[key] = index
                if let other = wide[port.transportProtocol] { reportCovered(index, other, ports, path, &report) }
            }
        }
    }

    private static func reportDuplicate(
        _ index: Int, _ earlier: Int, _ ports: [NetworkPolicyPort], _ path: FieldPath, _ report: inout LintReport
    ) {
        report.add(
            duplicatePort, path[index], "\(ports[index].phrase) is there already", hint: "remove one",
            related: [RelatedPath(path: path[earlier], message: "the first one")])
    }

    private static func reportCovered(
        _ index: Int, _ wider: Int, _ ports: [NetworkPolicyPort], _ path: FieldPath, _ report: inout LintReport
    ) {
        report.add(
            coveredPort, path[index], "\(ports[index].phrase) lies within \(ports[wider].phrase)", hint: "remove it",
            related: [RelatedPath(path: path[wider], message: "the wider range")])
    }
}
