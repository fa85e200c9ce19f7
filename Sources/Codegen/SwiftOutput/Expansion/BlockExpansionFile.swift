import SluiceDiagnostics

/// The file of one block: its context, the function of the values, and the builder behind it.
struct BlockExpansionFile {
    var interface: ChartInterface
    var model: ValuesModel
    var structs: APIStructs
    var names: ExpansionNames

    func lines(of block: Block, names blockNames: ExpansionNames.BlockNames) throws(SluiceError) -> [[String]] {
        let width = SwiftRenderer.lineWidth
        let context = BlockContext(block, structs: structs, name: blockNames.context)
        return [
            SwiftRenderer.lines(of: .struct(context.blueprint), width: width),
            try function(of: block, names: blockNames),
            expansion(of: block, names: blockNames),
            try builder(of: block, context: context, names: blockNames),
        ]
    }

    private var navigator: ValueNavigator { ValueNavigator(model: model) }

    private func value(of block: Block, root: String) throws(SluiceError) -> ValueReference {
        let start = ValueReference(text: root, type: .structure(0), isOptional: false)
        guard let value = navigator.value(block.path.keys, of: start) else {
            throw SluiceError(findings: [
                Finding(
                    rule: "x-sluice-swift", severity: .error, location: block.location,
                    message: "\(block.path) leads to no declared value")
            ])
        }
        return value
    }

    private func function(of block: Block, names blockNames: ExpansionNames.BlockNames) throws(SluiceError) -> [String]
    {
        let type = structs.names.name(block.type)
        var conditions: [String] = []
        let gates = GateExpression(navigator: navigator)
        for gate in block.gates { conditions.append(try gates.condition(gate, root: nil, location: block.location)) }
        let value = try value(of: block, root: "self").textInSelf
        let call = SwiftExpression.call(
            blockNames.builder,
            [
                .init(label: "values", value: .text("self")),
                .init(label: "block", value: .text(value.isEmpty ? "self" : value)),
                .init(label: "context", value: .text("context")),
            ])
        let inner = SwiftRenderer.lineWidth - 2 * SwiftRenderer.indentation.count
        let gate = conditions.isEmpty ? [] : guardLines(conditions, width: inner)
        let off = conditions.isEmpty ? "" : "; nil unless all gates are true"
        return SwiftRenderer.block(
            "extension \(model.root.text)",
            ["/// The \(block.kind) that the values below `\(block.path)` describe\(off)."]
                + SwiftRenderer.block(
                    "public func \(SwiftIdentifier.escaped(blockNames.function))(in context: \(blockNames.context)) -> \(type)?",
                    gate + Self.resource(of: call, prefix: gate.isEmpty ? "" : "return ", width: inner)))
    }

    /// `Builder(…).resource`; where that is wider than a line, the builder is a constant.
    private static func resource(of call: SwiftExpression, prefix: String, width: Int) -> [String] {
        let line = prefix + call.flat + ".resource"
        if line.count <= width { return [line] }
        return call.lines(prefix: "let builder = ", width: width) + ["return builder.resource"]
    }

    private func guardLines(_ conditions: [String], width: Int) -> [String] {
        let line = "guard \(conditions.joined(separator: ", ")) else { return nil }"
        if line.count <= width { return [line] }
        let parts = conditions.enumerated().map { index, condition in
            SwiftRenderer.indentation + condition + (index == conditions.count - 1 ? "" : ",")
        }
        return ["guard"] + parts + ["else { return nil }"]
    }

    private func expansion(of block: Block, names blockNames: ExpansionNames.BlockNames) -> [String] {
        let type = structs.names.name(block.type)
        let fragment = FragmentNames(chartName: interface.chartName).manifestPath(block)
        return ["/// Expands the values of `\(block.path)` to a \(block.kind), as the chart's templates do."]
            + SwiftRenderer.block(
                "public enum \(blockNames.expansion): \(names.expansionProtocol)",
                [
                    "/// The block in the values.",
                    "public static let path = \(SwiftLiteral.string(block.path.description))",
                    "/// The `apiVersion` of the resource.",
                    "public static let apiVersion = \(SwiftLiteral.string(block.apiVersion))",
                    "/// The `kind` of the resource.",
                    "public static let kind = \(SwiftLiteral.string(block.kind))",
                    "/// The chart's file that renders the resource.",
                    "public static let template = \(SwiftLiteral.string(fragment))",
                    "",
                    "/// The resource that the values describe, completed from a rendered one.",
                ]
                    + SwiftRenderer.block(
                        "public static func resource(for values: \(model.root.text), like rendered: \(type)) -> \(type)?",
                        ["values.\(blockNames.function)(in: \(blockNames.context)(of: rendered))"]))
    }

    private func builder(
        of block: Block, context: BlockContext, names blockNames: ExpansionNames.BlockNames
    ) throws(SluiceError) -> [String] {
        let blockValue = try value(of: block, root: "values")
        let blockType = model.text(blockValue.type, names: structs.names)
        let inner = SwiftRenderer.lineWidth - 2 * SwiftRenderer.indentation.count
        var expression = ResourceExpression(
            block: block, context: context,
            trees: TreeContext(structs: structs, navigator: navigator, location: block.location),
            gates: GateExpression(navigator: navigator),
            roots: [
                .values: ValueReference(text: "values", type: .structure(0), isOptional: false),
                .block: ValueReference(text: "block", type: blockValue.type, isOptional: blockValue.isOptional),
            ], width: inner)
        let resource = try expression.build()
        let isOptional = !expression.conditions.isEmpty
        let head = expression.statements + (isOptional ? guardLines(expression.conditions, width: inner) : [])
        let body = head + resource.lines(prefix: head.isEmpty ? "" : "return ", width: inner)
        var members: [[String]] = [
            [
                "let values: \(model.root.text)",
                "let block: \(blockType)\(blockValue.isOptional ? "?" : "")",
                "let context: \(blockNames.context)",
            ],
            SwiftRenderer.block("var resource: \(structs.names.name(block.type))\(isOptional ? "?" : "")", body),
        ]
        members += expression.members
        return SwiftRenderer.block("private struct \(blockNames.builder)", Array(members.joined(separator: [""])))
    }
}
