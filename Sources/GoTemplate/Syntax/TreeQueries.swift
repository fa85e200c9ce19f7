/// A call of a template or function with a literal name: `template "x"`, `include "x"`.
public struct NamedCall: Hashable, Sendable {
    /// `template`, or the name of the function.
    public let caller: String
    /// The template called; nil when the name is computed.
    public let name: String?
    /// Where it is in the source.
    public let place: TemplateSource.Place
}

/// A path of fields such as `.Values.a.b` or `$x.a`.
public struct FieldPathUse: Hashable, Sendable {
    /// `.` or the variable's name; nil when the base is an expression in parentheses.
    public let root: String?
    /// The names after the dots.
    public let names: [String]
    /// Where it is in the source.
    public let place: TemplateSource.Place
    /// The node's bytes in the source.
    public let range: Range<Int>
}

extension Template {
    /// Where this template calls others: by `template`, and by the functions named.
    public func calls(by functions: Set<String> = []) -> [NamedCall] {
        var result: [NamedCall] = []
        root.walk { element in
            switch element {
            case .node(.template(let node)):
                let place = source.place(at: node.range.lowerBound)
                result.append(NamedCall(caller: "template", name: node.name, place: place))
            case .command(let command):
                guard case .function(let function)? = command.operands.first,
                    functions.contains(function.name)
                else { break }
                var name: String?
                if case .string(let literal)? = command.operands.dropFirst().first { name = literal.value }
                let place = source.place(at: function.range.lowerBound)
                result.append(NamedCall(caller: function.name, name: name, place: place))
            default: break
            }
            return .descend
        }
        return result
    }

    /// Every path of fields in the template.
    public var fieldPaths: [FieldPathUse] {
        var result: [FieldPathUse] = []
        func add(_ root: String?, _ names: [String], _ range: Range<Int>) {
            let place = source.place(at: range.lowerBound)
            result.append(FieldPathUse(root: root, names: names, place: place, range: range))
        }
        root.walk { element in
            guard case .expression(let expression) = element else { return .descend }
            switch expression {
            case .field(let node): add(".", node.names, node.range)
            case .variable(let node) where !node.names.isEmpty:
                add(node.variable, node.names, node.range)
            case .chain(let node): add(nil, node.names, node.range)
            default: break
            }
            return .descend
        }
        return result
    }

    /// The action that the whole template consists of, if it is nothing else: `{{ pipeline }}`.
    /// Its source slice is `source.text(of: action.pipeline.range)`.
    public var singleAction: ActionNode? {
        guard root.nodes.count == 1, case .action(let action)? = root.nodes.first,
            action.pipeline.declarations.isEmpty, action.range == 0..<source.bytes.count
        else { return nil }
        return action
    }
}
