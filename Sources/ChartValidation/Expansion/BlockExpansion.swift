import Codegen
import Diagnostics
import OrderedCollections
import YAML

/// The API object that a block's values stand for, with every part located at the values line that asks for it.
///
/// It is what the chart's fragment renders, but for the parts that only Helm's templates know (`set` with template
/// actions), which are left out.
public struct BlockExpansion: Sendable {
    public let block: Block
    /// Whether all gates are true, so that the chart renders the object.
    public let isEnabled: Bool
    public let object: LocatedValue

    /// The expansions of all blocks of a chart.
    public static func all(_ blocks: [Block], values: LocatedValue) -> [BlockExpansion] {
        blocks.map { BlockExpansion($0, values: values) }
    }

    init(_ block: Block, values: LocatedValue) {
        self.block = block
        isEnabled = block.gates.allSatisfy { values[$0]?.isTrue == true }
        let blockValue = values[block.path]
        let origin = blockValue?.location ?? values.location
        var builder = ObjectBuilder(origin: origin)
        builder.set(["apiVersion"], to: LocatedValue(.scalar(.string(block.apiVersion)), at: origin))
        builder.set(["kind"], to: LocatedValue(.scalar(.string(block.kind)), at: origin))
        // Templates make the name nearly always; that it is missing here says nothing.
        builder.set(["metadata", "name"], to: LocatedValue(.scalar(.string("policy")), at: origin))
        let scope = TreeExpansion(
            value: nil, item: nil, key: nil, block: blockValue, values: values, origin: origin)
        for constant in block.constants {
            if let value = scope.expand(constant.value) { builder.set(constant.apiPath, to: value) }
        }
        for field in block.fields where field.gates.allSatisfy({ values[$0]?.isTrue == true }) {
            guard let value = values[field.path] else { continue }
            if case .shortForm(let form) = field.role {
                for addition in form.additions {
                    let items = ShortFormExpansion(form: form, value: value, scope: scope).items(of: addition)
                    builder.append(items, to: addition.apiPath, origin: value.location)
                }
            }
        }
        for field in block.fields where field.gates.allSatisfy({ values[$0]?.isTrue == true }) {
            guard case .passThrough(let path, _) = field.role, let member = values.member(at: field.path),
                !member.value.isNull
            else { continue }
            builder.pass(member, to: path)
        }
        object = builder.object
    }
}

extension LocatedValue {
    fileprivate func member(at path: ValuePath) -> Member? {
        guard let last = path.keys.last, case .object(let members)? = self[path.keys.dropLast()]?.content else {
            return nil
        }
        return members[last]
    }
}
