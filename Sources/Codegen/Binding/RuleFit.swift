import SluiceAddresses
import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

/// Whether an object that is put together from constants and placeholders can keep the rules of its type.
///
/// Only what is wrong whatever the values are is a finding; the rest is for the guards.
struct RuleFit {
    var object: ObjectType

    func check(_ entries: [APITree.Entry], at node: Node) throws(SluiceError) {
        for rule in object.rules {
            guard let culprit = culprit(rule, entries) else { continue }
            throw (culprit.isEmpty ? node : node.key(culprit) ?? node).error(
                "x-sluice-rule", "the API refuses this \(object.name.short): \(rule.message)",
                hint: hint(rule))
        }
    }

    /// The key that breaks the rule, "" for the object; nil where it can be kept.
    private func culprit(_ rule: CrossFieldRule, _ entries: [APITree.Entry]) -> String? {
        let entry = { (key: String) in entries.first { $0.key == key } }
        let isSure = { (key: String) in entry(key).map { $0.value.presence == .always && !$0.value.isNull } ?? false }
        switch rule.kind {
        case .requires(let field, let other):
            return entry(field) != nil && entry(other) == nil ? field : nil
        case .requiresInteger(let field, let other):
            guard entry(field) != nil else { return nil }
            guard let value = entry(other)?.value else { return field }
            if case .scalar(let scalar, _) = value { return scalar.integer == nil ? field : nil }
            return nil
        case .atLeast(let field, let other):
            guard let value = entry(field)?.value.integer, let least = entry(other)?.value.integer else { return nil }
            return value < least ? field : nil
        case .excludes(let field, let others):
            return isSure(field) && others.contains(where: isSure) ? field : nil
        case .anyOf(let fields):
            return fields.contains { entry($0) != nil } ? nil : ""
        case .exactlyOneOf(let fields):
            if !fields.contains(where: { entry($0) != nil }) { return "" }
            return fields.filter(isSure).count > 1 ? "" : nil
        case .within(let field, let other):
            guard let whole = entry(other)?.value.cidr, case .list(let parts, _, _)? = entry(field)?.value else {
                return nil
            }
            let isOutside = parts.contains { part in
                part.cidr.map { !whole.contains($0) || $0.prefixLength <= whole.prefixLength } ?? false
            }
            return isOutside ? field : nil
        case .requiresWhenEquals(let field, let values, let other):
            guard let text = entry(field)?.value.text, values.contains(text) else { return nil }
            return entry(other) == nil ? field : nil
        case .forbidsWhenEquals(let field, let values, let other):
            guard let text = entry(field)?.value.text, values.contains(text) else { return nil }
            return isSure(other) ? other : nil
        case .requiresValue(let field, let other, let values):
            guard isSure(field), let text = entry(other)?.value.text else { return nil }
            return values.contains(text) ? nil : field
        case .uniqueKeys(let field, let keys):
            guard case .list(let elements, _, _)? = entry(field)?.value else { return nil }
            let identities = elements.compactMap { $0.constants(of: keys) }
            return Set(identities).count < identities.count ? field : nil
        case .documented:
            return nil
        }
    }

    private func hint(_ rule: CrossFieldRule) -> String {
        switch rule.kind {
        case .requires(_, let other), .requiresInteger(_, let other), .requiresWhenEquals(_, _, let other):
            "add \"\(other)\""
        case .anyOf(let fields), .exactlyOneOf(let fields): "write one of " + fields.joined(separator: ", ")
        case .excludes(let field, _): "make two items of it, or leave \"\(field)\" out"
        default: "correct the values that stand here"
        }
    }
}

extension APITree {
    fileprivate var isNull: Bool {
        if case .scalar(.null, _) = self { return true }
        return false
    }

    fileprivate var integer: Int? {
        if case .scalar(let value, _) = self { return value.integer }
        return nil
    }

    fileprivate var text: String? {
        if case .scalar(.string(let text), _) = self { return text }
        return nil
    }

    /// The constants under the keys; nil where one of them is not known.
    fileprivate func constants(of keys: [String]) -> [Value]? {
        guard case .object(let entries, _) = self else { return nil }
        var values: [Value] = []
        for key in keys {
            guard case .scalar(let value, _)? = entries.first(where: { $0.key == key })?.value else { return nil }
            values.append(value)
        }
        return values
    }

    fileprivate var cidr: CIDRBlock? { text.flatMap { ParsedCIDR($0)?.block } }
}

extension Value {
    fileprivate var integer: Int? {
        if case .int(let number) = self { return number }
        return nil
    }
}

extension Node {
    /// The node of a key itself.
    fileprivate func key(_ key: String) -> Node? {
        entries.first { $0.key.text == key }?.key
    }
}
