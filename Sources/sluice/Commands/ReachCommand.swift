import ArgumentParser
import SluiceChartValidation
import SluiceDiagnostics
import SluiceFiles
import SluicePolicyAnalysis

struct ReachCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reach",
        abstract: "Ask whether pods may connect to an address or to other pods.",
        discussion: """
            A question is '1.2.3.4:443', '10.0.0.0/8 on 443/TCP', 'pods app=db in namespace data on 5432', \
            'pod app=db in team=x on http', 'internet', 'metadata', or one of these with 'from' in front for who may \
            connect to the pods. 'pods' are all with these labels, 'pod' is one with these labels and no others. \
            Without ports, all are meant.

            The pods that ask are all that a policy selects, or those of --pod or --workload. Where the input has \
            the pods or the policies of the other end, these are asked, too: 'service/api:80', 'api.prod.svc:80' and \
            'deployment/api on http' name what the input has.

            Exit codes: 0 all is allowed, 1 something is denied, 2 a mistake in the command line or the input, or \
            policies of kinds that are not understood may decide otherwise.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: ArgumentHelp("Charts, values or manifests.", valueName: "input"))
    var inputs: [String] = []

    @Option(help: ArgumentHelp("A question. Repeatable.", valueName: "question"))
    var to: [String] = []

    @Option(help: ArgumentHelp("A question about who may connect to the pods. Repeatable.", valueName: "question"))
    var from: [String] = []

    @Option(help: ArgumentHelp("A file with a question in each line, or -; # starts a comment.", valueName: "file"))
    var queries: [String] = []

    @Option(help: ArgumentHelp("The labels of the pod that asks: app=web,tier=x.", valueName: "labels"))
    var pod: String?

    @Option(help: ArgumentHelp("The workload that asks: deployment/web.", valueName: "kind/name"))
    var workload: String?

    @Option(help: ArgumentHelp("Ask for the pods of this policy only.", valueName: "name"))
    var policy: String?

    @Flag(help: "Name the rules that allow it, or come near.")
    var why = false

    @Option(help: "How to print the answers.")
    var format = Format.text

    @OptionGroup(title: "Input")
    var input: PolicyInputOptions

    func validate() throws {
        if to.isEmpty, from.isEmpty, queries.isEmpty {
            throw ValidationError("There is no question: give --to, --from or --queries.")
        }
        if [pod, workload, policy].compactMap(\.self).count > 1 {
            throw ValidationError("Give one of --pod, --workload and --policy.")
        }
    }

    func run() throws {
        let questions = try questions()
        let world = try input.world(inputs)
        let session = ReachSession(world.policies, objects: world.objects, namespace: input.namespace)
        let subjects = try PolicyInputOptions.limited { try self.subjects(session) }
        var isAllowed = true
        var answers: [ReachReport.Answer] = []
        let explains = why || format == .json
        for question in questions {
            for subject in subjects {
                var answer = try answer(question, subject, session, explains)
                if !input.matters(answer.foreign) { answer.verdict = answer.plainVerdict }
                if answer.verdict != .allowed { isAllowed = false }
                answers.append(.init(question: question, pods: subject.title, answer: answer))
            }
        }
        let report = ReachReport(answers: answers, namesPods: subjects.count > 1)
        Console.write(format == .text ? report.text(why: why) : report.json())
        if answers.contains(where: { $0.answer.verdict == .unknown }) { throw ExitCode(2) }
        if !isAllowed { throw ExitCode(1) }
    }

    private func answer(
        _ question: ReachQuery, _ subject: ReachSession.Subject, _ session: ReachSession, _ explains: Bool
    ) throws -> ReachAnswer {
        do throws(ReachError) {
            return try session.answer(question, subject, explains: explains)
        } catch {
            switch error {
            case .question(let problem):
                Console.write(
                    "'\(question.text)': error: \(problem.message)\n  hint: \(problem.hint)\n", to: .error)
            case .limit(let problem): PolicyInputOptions.report(problem)
            }
            throw ExitCode(2)
        }
    }

    private func questions() throws -> [ReachQuery] {
        var findings: [Finding] = []
        var questions: [ReachQuery] = []
        func add(_ text: String, at location: SourceLocation) {
            do throws(ReachQueryError) {
                questions.append(try ReachQuery(text))
            } catch {
                findings.append(
                    Finding(
                        rule: "reach-question", severity: .error, location: location, message: error.message,
                        hint: error.hint))
            }
        }
        for text in to { add(text, at: SourceLocation(file: "--to '\(text)'", line: 0, column: 0)) }
        for text in from {
            let question = text.hasPrefix("from ") ? text : "from \(text)"
            add(question, at: SourceLocation(file: "--from '\(text)'", line: 0, column: 0))
        }
        for file in queries {
            let bytes = try Console.reporting { () throws(SluiceError) in try InputFile.read(file) }
            for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                .enumerated()
            {
                let text = String(decoding: line.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
                let words = text.split(whereSeparator: \.isWhitespace)
                if words.isEmpty { continue }
                add(
                    words.joined(separator: " "),
                    at: SourceLocation(file: file == "-" ? "standard input" : file, line: index + 1, column: 1))
            }
        }
        guard findings.isEmpty else {
            Console.write(Console.reporter.text(of: findings), to: .error)
            throw ExitCode(2)
        }
        return questions
    }

    /// Who asks: one pod, one workload, or each group of pods that policies select.
    private func subjects(_ session: ReachSession) throws -> [ReachSession.Subject] {
        let policies = session.policies
        if let policy, !policies.contains(where: { $0.name == policy }) {
            throw ValidationError(
                "There is no policy '\(policy)'; there \(policies.isEmpty ? "is none" : "are \(policies.map(\.name).joined(separator: ", "))")."
            )
        }
        if let workload { return [session.subject(try self.workload(workload, session))] }
        if let pod {
            if policies.contains(where: \.selectsUnknownPods) {
                throw ValidationError(
                    "These values have no templates beside them, so nobody can tell which policy selects the pod; "
                        + "name one with --policy.")
            }
            do throws(ReachQueryError) {
                return [session.subject(podLabels: try PodLabels.parse(pod))]
            } catch {
                throw ValidationError("--pod: \(error.message); \(error.hint).")
            }
        }
        let subjects = try session.selectedSubjects(of: policy)
        return subjects.isEmpty ? [session.unselectedSubject()] : subjects
    }

    /// `deployment/web`, in the namespace of `-n` or, where only one workload has that name, any.
    private func workload(_ text: String, _ session: ReachSession) throws -> Workload {
        let own = session.objects.workloads.filter { $0.shortTitle == text.lowercased() || $0.shortTitle == text }
        let here = own.filter { $0.namespace == input.namespace }
        if let found = here.first ?? (own.count == 1 ? own.first : nil) { return found }
        let names = session.objects.workloads.prefix(8).map(\.title)
        throw ValidationError(
            own.isEmpty
                ? "There is no workload '\(text)'; there \(names.isEmpty ? "is none" : "are \(names.joined(separator: ", "))")."
                : "There are \(own.map(\.title).joined(separator: ", ")); say which with --namespace.")
    }
}
