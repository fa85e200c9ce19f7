import OrderedCollections
import SluiceYAML

/// Answers in words.
public struct ReachReport: Sendable {
    public struct Answer: Sendable {
        public var question: ReachQuery
        /// The pods that ask.
        public var pods: String
        public var answer: ReachAnswer

        public init(question: ReachQuery, pods: String, answer: ReachAnswer) {
            self.question = question
            self.pods = pods
            self.answer = answer
        }
    }

    public var answers: [Answer]
    /// Whether the pods are named in each line.
    public var namesPods: Bool

    public init(answers: [Answer], namesPods: Bool) {
        self.answers = answers
        self.namesPods = namesPods
    }

    /// - Parameter why: whether the rules are named.
    public func text(why: Bool) -> String {
        answers.map { item in
            let pods = namesPods ? "\(item.pods): " : ""
            return "\(item.answer.verdict.rawValue): \(pods)\(item.question.text)\n"
                + item.answer.notes.map { "  note: \($0)\n" }.joined()
                + item.answer.foreignReasons.map { "  \($0)\n" }.joined()
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
                "otherEnd": .string(item.answer.otherEnd.rawValue),
                "refusedBy": ReportValues.strings(item.answer.refusedBy.map(\.name)),
                "networkPolicies": .string(item.answer.plainVerdict.rawValue),
                "notUnderstood": .array(item.answer.foreign.map(ReportValues.foreign)),
                "grantedBy": .array(item.answer.grants.map(ReportValues.source)),
                "missing": .array(item.answer.missing.map(ReportValues.row)),
                "reasons": ReportValues.strings(item.answer.reasons),
                "notes": ReportValues.strings(item.answer.notes),
            ])
        }
        return JSONWriter.write(.object(["answers": .array(answers)]), indent: 2)
    }
}

extension ReachAnswer {
    /// Why it is so, a sentence each.
    public var reasons: [String] {
        var lines = grantReasons
        if plainVerdict == .allowed { return lines + otherEndReasons }
        lines += missing.prefix(20).map { "not allowed: \($0.endpoint.description) on \($0.ports)" }
        lines += otherEndReasons
        if plainVerdict == .denied, isIsolated, grants.isEmpty {
            lines.append("no rule of \(policies.joined(separator: ", ")) allows it")
            lines += near.map { "near: \($0.source.policy) \($0.source.path)\(Self.place($0.source)) \($0.reason)" }
        }
        return lines
    }

    /// What the policies at the other end do.
    private var otherEndReasons: [String] {
        switch otherEnd {
        case .outside: []
        case .unknown where !mayRefuse.isEmpty:
            [
                "at the other end, those of the pods are restricted that these policies select: "
                    + mayRefuse.prefix(8).joined(separator: ", ")
            ]
        case .unknown: ["no policy or workload of the input is at the other end: what restricts it there is not known"]
        case .unrestricted: ["no policy restricts the pods at the other end"]
        case .restricted:
            refusedBy.isEmpty
                ? ["the policies at the other end allow it"]
                : refusedBy.prefix(20).map { policy in
                    "refused at the other end by \(policy.name)"
                        + (SourceText.place(policy.location).map { " (\($0))" } ?? "")
                }
        }
    }

    /// Why nothing can be said.
    var foreignReasons: [String] {
        guard !foreign.isEmpty else { return [] }
        return ["NetworkPolicies alone: \(plainVerdict.rawValue)"]
            + foreign.prefix(20).map { "not understood, and may decide otherwise: \($0.title)" }
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
