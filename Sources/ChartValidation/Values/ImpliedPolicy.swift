import SluiceCodegen
import SluiceDiagnostics
import OrderedCollections
import SluiceYAML

/// The policy that a chart without `x-sluice` most probably makes of a values object named `networkPolicy`.
///
/// Nearly all public charts pass lists such as `egress` or `extraIngress` through to the policy as they are
/// (DESIGN, section 8). What such a list holds can be held to the API's rules; what the policy as a whole allows
/// cannot be known without the templates.
struct ImpliedPolicy {
    let path: ValuePath
    /// The object's own gate, `enabled`, where it has one, and those of the objects around it.
    let isEnabled: Bool
    let object: LocatedValue
    /// Whether the values say which directions the policy governs, as charts do that leave the whole spec to them.
    let isWhole: Bool

    private static let lists: [(key: String, path: [String])] = [
        ("ingress", ["spec", "ingress"]), ("extraIngress", ["spec", "ingress"]),
        ("ingressRules", ["spec", "ingress"]), ("egress", ["spec", "egress"]), ("extraEgress", ["spec", "egress"]),
        ("egressRules", ["spec", "egress"]), ("policyTypes", ["spec", "policyTypes"]),
    ]
    private static let mappings: [(key: String, path: [String])] = [
        ("annotations", ["metadata", "annotations"]), ("labels", ["metadata", "labels"]),
    ]

    /// Those of all values objects with such a name, but for blocks that the schema declares.
    static func all(in values: LocatedValue, except declared: [ValuePath]) -> [ImpliedPolicy] {
        var found: [ImpliedPolicy] = []
        collect(values, ValuePath([]), declared, depth: 0, isOn: true, into: &found)
        return found
    }

    private static func collect(
        _ value: LocatedValue, _ path: ValuePath, _ declared: [ValuePath], depth: Int, isOn: Bool,
        into found: inout [ImpliedPolicy]
    ) {
        guard depth < 100, case .object(let members) = value.content else { return }
        let isOn = isOn && !value.isSwitchedOff
        for (key, member) in members {
            let inner = path.appending(key)
            if declared.contains(inner) { continue }
            if key.lowercased().hasSuffix("networkpolicy"), let policy = ImpliedPolicy(member.value, inner, isOn: isOn)
            {
                found.append(policy)
            } else {
                collect(member.value, inner, declared, depth: depth + 1, isOn: isOn, into: &found)
            }
        }
    }

    private init?(_ value: LocatedValue, _ path: ValuePath, isOn: Bool) {
        guard case .object(let members) = value.content else { return nil }
        var builder = ObjectBuilder(origin: value.location)
        builder.set(["metadata", "name"], to: LocatedValue(.scalar(.string("policy")), at: value.location))
        builder.set(["spec", "podSelector"], to: LocatedValue(.object([:]), at: value.location))
        var isUsed = false
        for (key, apiPath) in Self.lists {
            guard let member = members[key], case .array(let elements) = member.value.content, !elements.isEmpty
            else { continue }
            // Lists of names are the chart's own short forms.
            if key != "policyTypes", !elements.contains(where: \.isObject) { continue }
            builder.pass(member, to: apiPath)
            isUsed = true
        }
        for (key, apiPath) in Self.mappings {
            guard let member = members[key], case .object(let entries) = member.value.content, !entries.isEmpty
            else { continue }
            builder.pass(member, to: apiPath)
            isUsed = true
        }
        guard isUsed else { return nil }
        self.path = path
        isEnabled = isOn && (members["enabled"].map(\.value.isTrue) ?? true)
        object = builder.object
        isWhole = members["policyTypes"] != nil && members["egress"] != nil
    }
}

extension LocatedValue {
    /// Whether it is an object whose `enabled` is false: nothing in it has an effect.
    var isSwitchedOff: Bool {
        guard case .scalar(.bool(false))? = self["enabled"]?.content else { return false }
        return true
    }

    fileprivate var isObject: Bool {
        if case .object = content { return true }
        return false
    }
}
