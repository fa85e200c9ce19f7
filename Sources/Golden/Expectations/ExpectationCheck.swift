import SluiceDiagnostics
import SluicePolicyAnalysis

/// Asks questions of policies.
struct ExpectationCheck {
    let session: ReachSession

    init(_ found: CasePolicies, namespace: String) {
        session = ReachSession(found.policies, objects: found.objects, namespace: namespace)
    }

    func check(_ expectations: [Expectation], into result: inout CaseResult) {
        if expectations.isEmpty { return }
        for expectation in expectations {
            do throws(AnalysisLimitError) {
                for subject in try subjects(of: expectation, &result) { check(expectation, subject, &result) }
            } catch {
                Self.report(error, expectation.location, &result)
            }
        }
    }

    static func report(_ error: AnalysisLimitError, _ location: SourceLocation?, _ result: inout CaseResult) {
        result.report("golden-limit", at: location, error.message, hint: error.hint)
    }

    private func check(_ expectation: Expectation, _ subject: ReachSession.Subject, _ result: inout CaseResult) {
        let answer: ReachAnswer
        do throws(ReachError) {
            answer = try session.answer(expectation.question, subject)
        } catch {
            switch error {
            case .question(let problem):
                result.report("golden-question", at: expectation.location, problem.message, hint: problem.hint)
            case .limit(let problem): Self.report(problem, expectation.location, &result)
            }
            return
        }
        let expected: ReachAnswer.Verdict = expectation.isAllowed ? .allowed : .denied
        let word = expectation.isAllowed ? "allows" : "denies"
        if answer.plainVerdict == expected {
            // What holds because no policy is about the pods is worth a look; other ends are often of other charts.
            for note in subject.notes where answer.policies.isEmpty {
                result.note(
                    "golden-\(word)", at: expectation.location,
                    "the case \(word) \(expectation.question.text) for \(subject.title), and \(note)",
                    hint: "see whether labels and namespaces are those of the chart")
            }
            for policy in answer.foreign.prefix(1) {
                result.note(
                    "golden-\(word)", at: expectation.location,
                    "whether the case \(word) \(expectation.question.text) depends on policies that are not understood",
                    hint: policy.title)
            }
            return
        }
        let found = answer.plainVerdict == .partly ? "partly allowed" : answer.plainVerdict.rawValue
        result.report(
            "golden-\(word)", at: expectation.location,
            "the case \(word) \(expectation.question.text), and it is \(found) for \(subject.title)",
            hint: (answer.notes + (expectation.isAllowed ? answer.reasons : answer.grantReasons))
                .prefix(4).joined(separator: "; "))
    }

    /// The pods that an expectation is about: all that a policy selects, or those of the pod or policy that it names.
    private func subjects(
        of expectation: Expectation, _ result: inout CaseResult
    ) throws(AnalysisLimitError) -> [ReachSession.Subject] {
        if let pod = expectation.pod { return [session.subject(podLabels: pod)] }
        guard let name = expectation.policy else {
            let subjects = try session.selectedSubjects()
            return subjects.isEmpty ? [session.unselectedSubject()] : subjects
        }
        if !session.policies.contains(where: { $0.name == name }) {
            let names = session.policies.map(\.name).joined(separator: ", ")
            result.report(
                "golden-policy", at: expectation.location, "this case renders no policy '\(name)'",
                hint: names.isEmpty ? "it renders none at all" : "it renders \(names)")
            return []
        }
        let subjects = try session.selectedSubjects(of: name)
        if subjects.isEmpty {
            result.report(
                "golden-policy", at: expectation.location, "policy '\(name)' selects no pods",
                hint: "see its podSelector")
        }
        return subjects
    }
}
