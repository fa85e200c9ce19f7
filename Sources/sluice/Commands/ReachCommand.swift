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

            The pods that ask are all that a policy selects, or those of --pod.

            Exit codes: 0 all is allowed, 1 something is denied, 2 a mistake in the command line or the input.
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
    }

    func run() throws {
        let questions = try questions()
        let world = try input.world(inputs)
        let subjects = try subjects(world.policies)
        var isAllowed = true
        var answers: [ReachReport.Answer] = []
        let explains = why || format == .json
        for question in questions {
            for subject in subjects {
                let answer = subject.pods.answer(question, explains: explains)
                try ExplainCommand.check(isExhausted: subject.pods.isExhausted)
                if answer.verdict != .allowed { isAllowed = false }
                answers.append(.init(question: question, pods: subject.title, answer: answer))
            }
        }
        let report = ReachReport(answers: answers, namesPods: subjects.count > 1)
        Console.write(format == .text ? report.text(why: why) : report.json())
        if !isAllowed { throw ExitCode(1) }
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

    private struct Subject {
        var title: String
        var pods: ReachSubject
    }

    /// Who asks: one pod, or each group of pods that policies select.
    private func subjects(_ policies: [AnalysedPolicy]) throws -> [Subject] {
        if let policy, !policies.contains(where: { $0.name == policy }) {
            throw ValidationError(
                "There is no policy '\(policy)'; there \(policies.isEmpty ? "is none" : "are \(policies.map(\.name).joined(separator: ", "))")."
            )
        }
        let algebra = ConnectionAlgebra()
        let groups = PodGroups(policies, algebra: algebra)
        if let pod {
            if policies.contains(where: \.selectsUnknownPods) {
                throw ValidationError(
                    "These values have no templates beside them, so nobody can tell which policy selects the pod; "
                        + "name one with --policy.")
            }
            var labels: [String: String] = [:]
            for item in pod.split(separator: ",") {
                let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2 else {
                    throw ValidationError("--pod takes labels such as app=web, not '\(item)'.")
                }
                labels[String(parts[0])] = String(parts[1])
            }
            let namespace = ["kubernetes.io/metadata.name": input.namespace]
            let group = groups.group(podLabels: labels, namespace: namespace, algebra: algebra)
            let own = (group?.policies ?? []).map { policies[$0] }
            return [
                Subject(
                    title: "pod \(pod) in namespace \(input.namespace)",
                    pods: ReachSubject(own, namespace: input.namespace))
            ]
        }
        let explained = Explanation(policies, directions: [], algebra: algebra)
        let selected = groups.groups.filter { !$0.policies.isEmpty }
        let subjects = zip(selected, explained.groups).map { group, explained in
            Subject(
                title: explained.title,
                pods: ReachSubject(
                    group.policies.map { policies[$0] }, namespace: policies[group.policies[0]].namespace))
        }.filter { subject in policy.map { name in subject.pods.policies.contains { $0.name == name } } ?? true }
        if subjects.isEmpty {
            return [Subject(title: "every pod (no policy)", pods: ReachSubject([], namespace: input.namespace))]
        }
        return subjects
    }
}
