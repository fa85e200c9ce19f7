import OrderedCollections
import SluiceYAML

/// Helm's merge of values, with the place of each value kept: of the file that last set it.
public enum ValuesMerge {
    /// One values file over another, as `-f A -f B` merges them: mappings key by key, everything else as a whole.
    public static func merging(_ base: LocatedValue, with override: LocatedValue) -> LocatedValue {
        guard case .object(var members) = base.content, case .object(let overrides) = override.content else {
            return override
        }
        for (key, member) in overrides {
            if let known = members[key], case .object = known.value.content, case .object = member.value.content {
                // The mapping as a whole is where its last writer has it.
                members[key] = .init(
                    keyLocation: member.keyLocation, value: merging(known.value, with: member.value))
            } else {
                members[key] = member
            }
        }
        return LocatedValue(.object(members), at: override.location)
    }

    /// Values over a chart's defaults: a null takes the default away.
    ///
    /// - Note: follows `CoalesceValues` of Helm for the chart's own values.
    public static func coalescing(_ values: LocatedValue, over defaults: LocatedValue) -> LocatedValue {
        guard case .object(let own) = values.content, case .object(let standard) = defaults.content else {
            return values
        }
        var members: OrderedDictionary<String, LocatedValue.Member> = [:]
        for (key, member) in standard {
            guard let override = own[key] else {
                members[key] = member
                continue
            }
            if case .scalar(.null) = override.value.content { continue }
            guard case .object = member.value.content, case .object = override.value.content else {
                members[key] = override
                continue
            }
            members[key] = .init(
                keyLocation: override.keyLocation, value: coalescing(override.value, over: member.value))
        }
        for (key, member) in own where standard[key] == nil { members[key] = member }
        return LocatedValue(.object(members), at: values.location)
    }
}
