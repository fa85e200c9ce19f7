import SluiceDiagnostics
import SluiceKubernetesAPI

/// Properties of a block that nothing reads and that look as if they were meant as fields, and a policy that selects
/// every pod because nothing says which.
struct UnusedProperties {
    var model: TypeModel

    func findings(of block: Block) -> [Finding] {
        guard let resource = model.object(block.type) else { return [] }
        var names = resource.fields.map(\.name)
        for parent in ["spec", "metadata"] {
            guard case .object(let name)? = resource.field(parent)?.type else { continue }
            names += model.object(name)?.fields.map(\.name) ?? []
        }
        let read = Set(
            (block.constants.map(\.value) + block.plan.slots.flatMap { $0.additions.flatMap(\.items) })
                .flatMap(\.placeholders).filter { $0.root == .block }.compactMap(\.path.first))
        var findings = unstatedSelector(of: block, resource)
        for field in block.fields where field.path.keys.count == block.path.keys.count + 1 {
            guard case .plain(nil) = field.role, field.schemaNode[sluiceKeyword] == nil, !read.contains(field.name),
                !block.gates.contains(field.path), field.schemaNode["properties"] == nil
            else { continue }
            if ["spec", "metadata"].contains(field.name) {
                findings.append(
                    finding(
                        field, "\"\(field.name)\" is not passed through by its name, and nothing reads it",
                        hint: "write \"x-sluice\": { \"field\": \"\(field.name)\" }, or \"field\": null"))
            } else if let near = nearest(field.name, in: names), near != field.name {
                findings.append(
                    finding(
                        field, "\"\(field.name)\" is no field of \(block.kind), and nothing reads it",
                        hint: "did you mean \"\(near)\"? \"x-sluice\": { \"field\": null } says that it is meant so"))
            }
        }
        return findings
    }

    /// Fields of policies that say which pods they govern.
    private static let selectors = [
        "podSelector", "endpointSelector", "nodeSelector", "selector", "appliedTo", "subject",
    ]

    private func unstatedSelector(of block: Block, _ resource: ObjectType) -> [Finding] {
        guard case .object(let name)? = resource.field("spec")?.type, let spec = model.object(name), spec.isPolicyPart,
            let selector = Self.selectors.first(where: { spec.field($0) != nil })
        else { return [] }
        let paths = Self.selectors.map { ["spec", $0] }
        let isStated = block.plan.slots.contains { slot in
            slot.apiPath == ["spec"] || paths.contains { slot.apiPath.starts(with: $0) }
        }
        if isStated { return [] }
        return [
            Finding(
                rule: "x-sluice-selector", severity: .warning, location: block.location,
                message: "nothing fills spec.\(selector), so this \(block.kind) governs every pod of its namespace",
                hint: "fill it with \"set\" or a property; \"spec.\(selector)\": {} in \"set\" says that it is meant so"
            )
        ]
    }

    private func finding(_ field: BlockField, _ message: String, hint: String) -> Finding {
        Finding(
            rule: "x-sluice-unused", severity: .warning, location: field.location, message: message, hint: hint)
    }
}
