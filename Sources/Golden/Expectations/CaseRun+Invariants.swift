import SluiceDiagnostics
import SluiceHelmChart
import SluicePolicyAnalysis
import SluiceYAML

extension CaseRun {
    /// What holds for any chart: switching policies on never opens anything but what adding them to others does.
    ///
    /// - Parameters:
    ///   - off: the documents with the case's gates off.
    ///   - on: those with them on.
    mutating func checkInvariants(off: [Manifest], on: [Manifest]) {
        let namespace = subject.release.namespace
        let difference: PolicyDifference
        do throws(AnalysisLimitError) {
            difference = try PolicyDifference(
                from: CasePolicies(off, namespace: namespace).policies,
                to: CasePolicies(on, namespace: namespace).policies)
        } catch {
            ExpectationCheck.report(error, subject.location, &result)
            return
        }
        for change in difference.changes where change.wasIsolated && !change.opened.isEmpty {
            let rows = change.opened.prefix(3).map { "\($0.endpoint.description) on \($0.ports)" }
                .joined(separator: "; ")
            if change.isIsolated {
                result.note(
                    "golden-union", at: subject.location,
                    "other policies restrict \(change.title) already, and these add \(change.direction.rawValue): \(rows)",
                    hint: "policies add up: what one allows, none can forbid")
            } else {
                result.report(
                    "golden-opened", at: subject.location,
                    "switching the policies on frees \(change.title) from those that restricted their "
                        + "\(change.direction.rawValue)",
                    hint: "a chart must not take a policy away because another one is on")
            }
        }
    }

    /// A block whose `allowDNS` is on must let its pods ask a name server.
    mutating func checkDNS(_ values: ValuesTable, _ documents: [Manifest]) {
        let blocks = options.blocks.filter { subject.on.contains($0.path) && $0.kind == "NetworkPolicy" }
        let asking = blocks.filter { block in
            let path = block.path.split(separator: ".").map(String.init) + ["allowDNS"]
            return Value.object(values).value(at: path) == .bool(true)
        }
        // A case may show that there is no DNS on purpose.
        let isMeant = subject.expectations.contains { !$0.isAllowed && $0.question.asksForDNS }
        if asking.isEmpty || isMeant { return }
        let own = documents.filter { document in blocks.contains { $0.template == document.source } }
        let policies = CasePolicies(own, namespace: subject.release.namespace).policies
        let without = policies.filter { $0.isolates.contains(.egress) && !$0.allowsDNS }
        // Blocks may share a template: as many policies may go without DNS as blocks do not ask for it.
        guard without.count > blocks.count - asking.count else { return }
        let paths = asking.map { "\($0.path).allowDNS" }.joined(separator: " and ")
        result.report(
            "golden-dns", at: subject.location,
            "\(paths) is on, and no name server may be asked by the pods of "
                + without.map(\.name).joined(separator: " and "),
            hint: "if that is meant, say so: denies: [pods k8s-app=kube-dns in kube-system on 53/UDP]")
    }
}

extension ReachQuery {
    fileprivate var asksForDNS: Bool {
        ports.isEmpty || ports.contains { $0.range?.contains(53) ?? false }
    }
}

extension AnalysedPolicy {
    /// Whether some end may be reached on port 53 with UDP.
    fileprivate var allowsDNS: Bool {
        let session = ReachSession([self], namespace: namespace)
        // A policy of its own selects whatever it selects, and other ends are other charts'.
        guard let anyone = try? ReachQuery("anyone on 53/UDP"), let subject = try? session.selectedSubjects().first,
            let answer = try? session.answer(anyone, subject, explains: false)
        else { return false }
        return answer.plainVerdict != .denied
    }
}
