import OrderedCollections
import SluiceYAML

/// Answers in words.
public struct ReachReport: Sendable {
    /// A question with its answer.
    public struct Answer: Sendable {
        /// The question.
        public var question: ReachQuery
        /// The pods that ask.
        public var pods: String
        /// The answer.
        public var answer: ReachAnswer

        /// Creates an answer.
        public init(question: ReachQuery, pods: String, answer: ReachAnswer) {
            self.question = question
            self.pods = pods
            self.answer = answer
        }
    }

    /// The answers in the order of the questions.
    public var answers: [Answer]
    /// Whether the pods are named in each line.
    public var namesPods: Bool

    /// Creates a report.
    public init(answers: [Answer], namesPods: Bool) {
        self.answers = answers
        self.namesPods = namesPods
    }

    /// - Parameter why: whether the rules are named.
    public func text(why: Bool) -> String {
        answers.map { item in
            let pods = namesPods ? "\(item.pods): " : ""
            return "\(item.answer.verdict.rawValue): \(pods)\(item.question.text)\n"
                + (why ? item.answer.reasons.map { "  \($0)\n" }.joined() : "")
        }.joined()
    }

    /// For programs.
    public func json() -> String {
        let answers: [Value] = answers.map { item in
            .object([
                "question": .string(item.question.text), "pods": .string(item.pods),
                "verdict": .string(item.answer.verdict.rawValue), "isolated": .bool(item.answer.isIsolated),
                "policies": ReportValues.strings(item.answer.policies),
                "grantedBy": .array(item.answer.grants.map(ReportValues.source)),
                "missing": .array(item.answer.missing.map(ReportValues.row)),
                "reasons": ReportValues.strings(item.answer.reasons),
            ])
        }
        return JSONWriter.write(.object(["answers": .array(answers)]), indent: 2)
    }
}

extension ReachAnswer {
    /// Why it is so, a sentence each.
    public var reasons: [String] {
        var lines = grantReasons
        if verdict == .allowed { return lines }
        lines += missing.prefix(20).map { "not allowed: \($0.endpoint.description) on \($0.ports)" }
        if verdict == .denied {
            lines.append("no rule of \(policies.joined(separator: ", ")) allows it")
            lines += near.map { "near: \($0.source.policy) \($0.source.path)\(Self.place($0.source)) \($0.reason)" }
        }
        return lines
    }

    /// Why something of it is allowed.
    public var grantReasons: [String] {
        if !isIsolated { return ["no policy restricts these pods in this direction"] }
        return grants.prefix(20).map { "allowed by \($0.policy) \($0.path)\(Self.place($0))" }
    }

    private static func place(_ source: ReachRow.Source) -> String {
        SourceText.place(source.location).map { " (\($0))" } ?? ""
    }
}
