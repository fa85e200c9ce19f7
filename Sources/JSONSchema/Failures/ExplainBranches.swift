import SluiceDiagnostics
import SluiceYAML

/// Alternatives of which none fits: what is wrong with the one that was probably meant.
extension Explainer {
    mutating func explainBranches(_ failure: SchemaFailure, _ branches: [SchemaNode.Index]) -> [Explanation] {
        guard branches.count == failure.causes.count else { return failure.causes.flatMap { explain($0) } }
        let depth = failure.instancePath.count
        let judged = zip(branches, failure.causes).map { Branch($0, $1, depth) }
        guard let best = judged.min(by: { $0.isNearer(than: $1) }) else { return [] }
        if judged.count > 1 {
            switch best.fit {
            case .otherKind: return [noneOfKinds(judged, failure)]
            case .otherVariant:
                if let merged = noneOfVariants(judged, failure) { return [merged] }
            case .sameKind:
                if let merged = noneOfRequired(judged, failure) { return [merged] }
            }
        }
        return explain(best.cause).map { explanation in
            var result = explanation
            if let others = otherForms(than: best, judged) {
                result.hint = ValueText.hint([result.hint, others].compactMap(\.self))
            }
            return result
        }
    }

    private func otherForms(than best: Branch, _ judged: [Branch]) -> String? {
        var forms: [String] = []
        for branch in judged where branch.index != best.index {
            let form = SchemaText.described(branch.index, schema)
            if !forms.contains(form) { forms.append(form) }
            if forms.count > 5 { break }
        }
        guard !forms.isEmpty else { return nil }
        return
            "also allowed here: \(ValueText.joined(Array(forms.prefix(5)), "or"))\(forms.count > 5 ? ", and more" : "")"
    }

    /// The value is of a type, or a constant, that no alternative asks for.
    private mutating func noneOfKinds(_ judged: [Branch], _ failure: SchemaFailure) -> Explanation {
        let got = place(of: failure).value
        var types: TypeSet = []
        var values: [Value] = []
        var forms: [String] = []
        for branch in judged {
            let node = schema.followed(branch.index)
            types.formUnion(node.types ?? [])
            values += (node.const.map { [$0] } ?? []) + (node.enumeration ?? [])
            let form = SchemaText.described(branch.index, schema)
            if !forms.contains(form), forms.count < 8 { forms.append(form) }
        }
        return leaf(
            failure, "got \(ValueText.described(got)), want \(ValueText.joined(forms, "or"))",
            hint: meant(by: got, in: values) ?? TypeHint.hint(got, want: types))
    }

    /// A property says which alternative is meant, and names none of them.
    private mutating func noneOfVariants(_ judged: [Branch], _ failure: SchemaFailure) -> Explanation? {
        guard let first = judged[0].variant else { return nil }
        var values: [Value] = []
        for branch in judged {
            guard let variant = branch.variant, variant.instancePath == first.instancePath else { return nil }
            switch variant.kind {
            case .const(let value): values.append(value)
            case .enumeration(let more): values += more
            default: return nil
            }
        }
        let (got, path) = place(of: first)
        return leaf(failure, LeafText.notAmong(values, got), hint: meant(by: got, in: values), at: path)
    }

    /// All alternatives only ask for other properties.
    private mutating func noneOfRequired(_ judged: [Branch], _ failure: SchemaFailure) -> Explanation? {
        var groups: [String] = []
        var names: [String] = []
        for branch in judged {
            guard branch.leaves.count == 1, case .required(let missing) = branch.leaves[0].kind,
                branch.leaves[0].instancePath == failure.instancePath
            else { return nil }
            groups.append(ValueText.names(missing))
            names += missing
        }
        let value = place(of: failure).value
        let count = failure.keyword == "oneOf" ? "exactly one" : "at least one"
        return leaf(
            failure, "missing \(ValueText.joined(groups, "or")): \(count) of them must be set",
            hint: misspelt(names, value, failure.schema))
    }
}

/// An alternative and how far a value is from it.
private struct Branch {
    enum Fit: Int { case sameKind, otherVariant, otherKind }

    let index: SchemaNode.Index
    let cause: SchemaFailure
    let leaves: [SchemaFailure]
    let fit: Fit
    /// The failure of the property that says which alternative is meant.
    let variant: SchemaFailure?
    private let shallow: Int
    private let deepest: Int

    init(_ index: SchemaNode.Index, _ cause: SchemaFailure, _ depth: Int) {
        self.index = index
        self.cause = cause
        leaves = Self.leaves(of: cause)
        var fit = Fit.sameKind
        var variant: SchemaFailure?
        for leaf in leaves where leaf.instancePath.count <= depth + 1 {
            let isHere = leaf.instancePath.count == depth
            switch leaf.kind {
            case .type, .falseSchema: if isHere { fit = .otherKind }
            case .const, .enumeration:
                if isHere {
                    fit = .otherKind
                } else if fit == .sameKind {
                    fit = .otherVariant
                    variant = leaf
                }
            default: break
            }
        }
        self.fit = fit
        self.variant = fit == .otherVariant ? variant : nil
        shallow = leaves.count { $0.instancePath.count == depth }
        deepest = leaves.reduce(depth) { max($0, $1.instancePath.count) }
    }

    func isNearer(than other: Branch) -> Bool {
        (fit.rawValue, shallow, -deepest, leaves.count)
            < (other.fit.rawValue, other.shallow, -other.deepest, other.leaves.count)
    }

    private static func leaves(of failure: SchemaFailure) -> [SchemaFailure] {
        switch failure.kind {
        case .group, .reference, .allOf: failure.causes.flatMap(leaves)
        default: [failure]
        }
    }
}
