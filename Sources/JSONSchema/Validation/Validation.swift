import SluiceYAML

/// One check of one value.
struct Validation {
    static let maximumDepth = 500

    let schema: CompiledSchema
    /// The way to the value being checked.
    var path: [String] = []
    /// The resources that led here, outermost first: the dynamic scope.
    private var scope: [Int] = []
    private var depth = 0
    private(set) var work = 0
    /// Why the check was given up, if it was.
    private(set) var surrender: SchemaFailure.Kind?

    init(schema: CompiledSchema) { self.schema = schema }

    /// The failure, if there is one. Several are gathered in a group.
    mutating func check(_ value: Value, _ index: SchemaNode.Index) -> SchemaFailure? {
        var evaluated = Evaluated()
        return check(value, index, &evaluated)
    }

    mutating func check(_ value: Value, _ index: SchemaNode.Index, _ evaluated: inout Evaluated) -> SchemaFailure? {
        let node = schema.nodes[index]
        if let constant = node.constant { return constant ? nil : failure(.falseSchema, node) }
        depth += 1
        work += 1
        defer { depth -= 1 }
        if depth >= Self.maximumDepth { surrender = .tooDeep }
        if work > schema.workLimit { surrender = .tooMuch }
        if let surrender { return failure(surrender, node) }
        let result = checkInScope(value, node, &evaluated)
        // Failures are what takes memory.
        if result != nil { work += 5 }
        return result
    }

    private mutating func checkInScope(
        _ value: Value, _ node: SchemaNode, _ evaluated: inout Evaluated
    ) -> SchemaFailure? {
        if let draft = node.isSchemaOf { return checkSchema(value, draft, node) }
        if scope.last == node.resource { return checkKeywords(value, node, &evaluated) }
        scope.append(node.resource)
        defer { scope.removeLast() }
        return checkKeywords(value, node, &evaluated)
    }

    /// The order in which Helm's library looks, which decides what it reports.
    private mutating func checkKeywords(
        _ value: Value, _ node: SchemaNode, _ evaluated: inout Evaluated
    ) -> SchemaFailure? {
        if let types = node.types, !fits(value, types) {
            let got = value.schemaType.names.first ?? ""
            return failure(.type(got: got, want: types.names), node)
        }
        if let const = node.const, !value.equals(const) { return failure(.const(const), node) }
        if let values = node.enumeration, !values.contains(where: value.equals) {
            return failure(.enumeration(values), node)
        }
        if let format = node.format, !format.accepts(value) {
            return failure(.format(format.rawValue, value, reason: nil), node)
        }
        if let format = node.helmFormat, case .string(let text) = value, let reason = format.check(text) {
            return failure(.format(format.name, value, reason: reason), node)
        }
        var failures: [SchemaFailure] = []
        if let reference = node.reference {
            let result = follow(reference, value, node, &evaluated)
            if node.draft <= .draft7 { return result }
            if let result { failures.append(result) }
        }
        switch value {
        case .object(let table): checkObject(table, node, &evaluated, &failures)
        case .array(let values): checkArray(values, node, &evaluated, &failures)
        case .string(let text): checkString(text, node, &failures)
        case .int, .float: checkNumber(value, node, &failures)
        case .null, .bool: break
        }
        if let target = dynamicTarget(node), let result = follow(target, value, node, &evaluated) {
            failures.append(result)
        }
        checkCombinations(value, node, &evaluated, &failures)
        checkUnevaluated(value, node, &evaluated, &failures)
        if failures.count < 2 { return failures.first }
        var group = failure(.group, node)
        group.causes = failures
        return group
    }

    private func fits(_ value: Value, _ types: TypeSet) -> Bool {
        types.contains(value.schemaType) || (types.contains(.integer) && value.isInteger)
    }

    // MARK: References

    private mutating func follow(
        _ target: SchemaNode.Index, _ value: Value, _ node: SchemaNode, _ evaluated: inout Evaluated
    ) -> SchemaFailure? {
        var inner = Evaluated()
        guard let cause = check(value, target, &inner) else {
            evaluated.add(inner)
            return nil
        }
        var result = failure(.reference, node)
        if case .group = cause.kind { result.causes = cause.causes } else { result.causes = [cause] }
        return result
    }

    private func dynamicTarget(_ node: SchemaNode) -> SchemaNode.Index? {
        if let (target, anchor) = node.dynamicReference {
            guard let anchor else { return target }
            for resource in scope {
                if let found = schema.resources[resource].dynamicAnchors[anchor] { return found }
            }
            return target
        }
        guard let target = node.recursiveReference else { return nil }
        guard schema.resources[schema.nodes[target].resource].recursiveRoot == target else { return target }
        for resource in scope {
            if let found = schema.resources[resource].recursiveRoot { return found }
        }
        return target
    }

    /// A reference to a metaschema: an instance is a schema if it compiles.
    private func checkSchema(_ value: Value, _ draft: Draft, _ node: SchemaNode) -> SchemaFailure? {
        var compiler = SchemaCompiler(loader: { _ in .bool(true) }, assertsFormats: false)
        do throws(SchemaProblem) {
            _ = try compiler.compile(root: value, uri: "instance", draft: draft)
            return nil
        } catch {
            return failure(.notASchema(error.message), node)
        }
    }

    // MARK: Failures

    func failure(_ kind: SchemaFailure.Kind, _ node: SchemaNode, keyword: String? = nil) -> SchemaFailure {
        SchemaFailure(kind, at: path, of: node, keyword: keyword)
    }

    /// Checks a part of the value.
    mutating func checkPart(
        _ value: Value, _ index: SchemaNode.Index, at step: @autoclosure () -> String, _ failures: inout [SchemaFailure]
    ) {
        if let failure = checkPart(value, index, at: step()) { failures.append(failure) }
    }

    mutating func checkPart(
        _ value: Value, _ index: SchemaNode.Index, at step: @autoclosure () -> String
    ) -> SchemaFailure? {
        path.append(step())
        defer { path.removeLast() }
        return check(value, index)
    }
}

/// Which parts of a value schemas have looked at.
struct Evaluated {
    var properties: Set<String> = []
    var items = 0
    var scatteredItems: Set<Int> = []

    mutating func add(_ other: Evaluated) {
        properties.formUnion(other.properties)
        items = max(items, other.items)
        scatteredItems.formUnion(other.scatteredItems)
    }
}

extension Value {
    /// Equality as JSON Schema means it: 1 and 1.0 are the same, and the order of keys does not matter.
    func equals(_ other: Value) -> Bool {
        switch (self, other) {
        case (.array(let left), .array(let right)):
            return left.count == right.count && zip(left, right).allSatisfy { $0.equals($1) }
        case (.object(let left), .object(let right)):
            return left.count == right.count && left.allSatisfy { key, value in right[key].map(value.equals) ?? false }
        case (.int(let left), .int(let right)): return left == right
        default:
            if let left = number, let right = other.number { return left == right }
            return self == other
        }
    }
}
