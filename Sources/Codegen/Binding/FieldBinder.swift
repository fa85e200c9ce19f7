import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

/// Resolves the properties of one block.
struct FieldBinder {
    var block: ValuePath
    var blockNode: Node
    var blockGates: [ValuePath]
    var type: TypeName
    var lookup: SchemaLookup
    var resolver: APIPathResolver
    /// What the block sets, before its fields.
    var constants: [Block.Constant]
    var inferred: InferredTypes
    /// The schema nodes whose `x-sluice` has been read.
    var read: ReadKeywords

    /// The fields in declaration order, those of nested groups included.
    func fields() throws(SluiceError) -> [BlockField] {
        var result: [BlockField] = []
        var findings: [Finding] = []
        collect(blockNode, path: block, gates: [], isBlock: true, into: &result, &findings)
        if !findings.isEmpty { throw SluiceError(findings: findings) }
        return result
    }

    private func collect(
        _ object: Node, path: ValuePath, gates: [ValuePath], isBlock: Bool,
        into result: inout [BlockField], _ findings: inout [Finding], inside ancestors: [Node] = []
    ) {
        guard let target = lookup.resolved(object), let properties = target["properties"], properties.kind == .mapping
        else { return }
        if ancestors.contains(target) {
            findings.append(
                object.finding(
                    "schema-reference", "this object contains itself, and the fields of a block are finite",
                    hint: "write the inner levels out, without the properties that the resource does not use"))
            return
        }
        for (key, property) in properties.entries {
            guard property.kind == .mapping else { continue }
            let fieldPath = path.appending(key.text)
            do throws(SluiceError) {
                if let reference = property["$ref"], lookup.resolved(property) == nil {
                    throw reference.error(
                        "schema-reference", "$ref \(reference.text) leads nowhere or in a circle",
                        hint: "only references inside this schema are followed, such as #/definitions/name")
                }
                try SluiceKeyword.checkSpelling(in: property)
                let keyword = SluiceKeyword(of: property) ?? lookup.resolved(property).flatMap(SluiceKeyword.init)
                if let keyword { read.note(keyword.node) }
                let problems = keyword?.problems() ?? []
                guard problems.isEmpty else { throw SluiceError(findings: problems) }
                let isNestedBlock = keyword?.resource != nil
                let ownGates = isNestedBlock ? [] : try keyword?.gates() ?? []
                try GateCheck(lookup: lookup, block: block).check(ownGates, at: keyword?.node["when"] ?? property)
                let role = try self.role(of: property, name: key, path: fieldPath, keyword: keyword, isBlock: isBlock)
                result.append(
                    BlockField(
                        name: key.text, path: fieldPath, gates: gates + ownGates, role: role,
                        description: lookup.resolved(property)?["description"]?.string
                            ?? property["description"]?.string,
                        defaultValue: property["default"]?.value(), schemaNode: property, location: key.location))
                if case .shortForm = role {
                    findings += TypedNodes.problems(below: property, lookup: lookup, model: resolver.model)
                    TypedNodes.visit(property, lookup: lookup) { typed, _ in typed[sluiceKeyword].map(read.note) }
                }
                if case .plain(nil) = role, !isNestedBlock {
                    collect(
                        property, path: fieldPath, gates: gates + ownGates, isBlock: false, into: &result, &findings,
                        inside: ancestors + [target])
                }
            } catch {
                findings += error.findings
            }
        }
    }

    private func role(
        of property: Node, name: Node, path: ValuePath, keyword: SluiceKeyword?, isBlock: Bool
    ) throws(SluiceError) -> BlockField.Role {
        if let keyword {
            if keyword.resource != nil { return .plain(type: nil) }
            let isImplied = isBlock && !blockGates.contains(path) ? impliedPath(name.text) : nil
            if let apiPath = isImplied, keyword.field == nil, keyword.add == nil {
                if let type = keyword.node.entries.first(where: { $0.key.text == "type" })?.key {
                    throw type.error(
                        "x-sluice-type",
                        "\"\(name.text)\" is \(apiPath.joined(separator: ".")) by its name, and has its type",
                        hint: "leave \"type\" out, or write \"field\": null beside it")
                }
                return try passThrough(apiPath, property: property, name: name)
            }
            if keyword.add != nil { return .shortForm(try shortForm(property, keyword: keyword)) }
            if let per = keyword.node.entries.first(where: { $0.key.text == "per" })?.key {
                throw per.error("x-sluice-per", "\"per\" has no effect without \"add\"", hint: "leave it out")
            }
            if keyword.field?.isNull == false,
                let type = keyword.node.entries.first(where: { $0.key.text == "type" })?.key
            {
                throw type.error(
                    "x-sluice-type", "\"type\" has no effect beside \"field\": the value has the field's type",
                    hint: "leave it out")
            }
            if let field = keyword.field, !(field.isNull && keyword.type != nil) {
                return try explicitField(field, property: property, name: name)
            }
            if let type = keyword.type {
                guard let reference = type.string else {
                    throw type.error(
                        "x-sluice-type", "\"type\" must be a string, not \(type.kind.phrase)",
                        hint: "write \"type\": \"IPBlock.cidr\"")
                }
                return .plain(type: try resolver.type(named: reference, at: type))
            }
            return .plain(type: nil)
        }
        guard isBlock, !blockGates.contains(path), let apiPath = impliedPath(name.text) else {
            return .plain(type: nil)
        }
        return try passThrough(apiPath, property: property, name: name)
    }

    /// `"field": null` leaves a property alone that would pass through by its name.
    private func explicitField(_ field: Node, property: Node, name: Node) throws(SluiceError) -> BlockField.Role {
        if field.isNull { return .plain(type: nil) }
        guard let text = field.string else {
            throw field.error(
                "x-sluice-path", "\"field\" must be an API path, not \(field.kind.phrase)",
                hint: "write \"field\": \"spec.egress\"")
        }
        let apiPath = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let type = try resolver.field(apiPath, below: self.type, at: field).type
        try checkFits(type, property: property, name: name, apiPath: apiPath)
        return .passThrough(apiPath: apiPath, type: type)
    }

    private func passThrough(_ apiPath: [String], property: Node, name: Node) throws(SluiceError) -> BlockField.Role {
        let type = try resolver.field(apiPath, below: self.type, at: name).type
        try checkFits(type, property: property, name: name, apiPath: apiPath)
        return .passThrough(apiPath: apiPath, type: type)
    }

    /// A property of `spec`, then of `metadata`, then of the resource itself.
    private func impliedPath(_ name: String) -> [String]? {
        guard let resource = resolver.model.object(type) else { return nil }
        for parent in ["spec", "metadata"] {
            guard let field = resource.fields.first(where: { $0.name == parent }),
                let object = resolver.objectType(field.type),
                object.fields.contains(where: { $0.name == name })
            else { continue }
            return [parent, name]
        }
        let own = resource.fields.contains { $0.name == name }
        return own && !["apiVersion", "kind", "metadata", "spec", "status"].contains(name) ? [name] : nil
    }

    private func checkFits(
        _ type: TypeExpression, property: Node, name: Node, apiPath: [String]
    ) throws(SluiceError) {
        let declared = lookup.types(of: property)
        let fitting = type.jsonTypes
        if declared.isEmpty || fitting.isEmpty || declared.contains(where: { fitting.contains($0) }) { return }
        let reason = "is \(ShapeLookup.phrase(declared)) in the schema"
        throw name.error(
            "x-sluice-type-mismatch",
            "\"\(name.text)\" \(reason), but \(apiPath.joined(separator: ".")) is \(type.phrase)",
            hint: "bind the fitting property with \"x-sluice\": { \"field\": "
                + "\"\(apiPath.joined(separator: "."))\" }, and this one with \"field\": null")
    }
}
