import SluiceDiagnostics
import SluiceKubernetesAPI
import OrderedCollections
import SluiceYAML

extension StructureCheck {
    /// The members of an object that its type has.
    mutating func prune(
        _ members: OrderedDictionary<String, LocatedValue.Member>, _ name: TypeName, _ path: FieldPath, depth: Int
    ) -> Value {
        guard let type = model.object(name) else { return .object(members.mapValues(\.value.value)) }
        var result: OrderedDictionary<String, Value> = [:]
        for (key, member) in members {
            guard let field = type.field(key) else {
                if type.isPreservingUnknownFields {
                    result[key] = member.value.value
                } else {
                    refuseUnknown(key, of: type, path)
                }
                continue
            }
            // The server takes null for absent.
            if member.value.isNull { continue }
            if let value = prune(member.value, field.type, path[key], depth: depth + 1) { result[key] = value }
        }
        complete(&result, type, path)
        return .object(result)
    }

    private mutating func refuseUnknown(_ key: String, of type: ObjectType, _ path: FieldPath) {
        let names = type.fields.map(\.name)
        let near =
            names.first { $0.lowercased() == key.lowercased() } ?? nearest(key, in: names)
        let known = names.count <= 8 ? "the fields here are \(names.joined(separator: ", "))" : nil
        refuse(
            Self.unknownField, path[key], "unknown field \"\(key)\"", pointsAtKey: true,
            hint: near.map { "did you mean \($0)?" } ?? known)
    }

    /// Required fields that are missing, as zero values: the server knows no others, and its own rules then say
    /// that they are empty.
    private mutating func complete(
        _ members: inout OrderedDictionary<String, Value>, _ type: ObjectType, _ path: FieldPath
    ) {
        for field in type.fields where field.isRequired && members[field.name] == nil {
            switch field.type {
            case .string(let constraints) where !constraints.enumValues.isEmpty:
                if !isRefused(field.name, path) {
                    findings.append(
                        RuleFinding(
                            rule: Self.missing.id, severity: .error, path: path[field.name],
                            message: "Invalid value: \"\": "
                                + Self.enumerationDetail(constraints.enumValues, field.name),
                            hint: "add \(field.name): \(constraints.enumValues.joined(separator: ", or "))"))
                }
                members[field.name] = .string(standIn(among: constraints.enumValues, in: members))
            case .string: members[field.name] = ""
            default: if let zero = field.type.zero { members[field.name] = zero }
            }
        }
    }

    private func isRefused(_ name: String, _ path: FieldPath) -> Bool {
        findings.contains { $0.path == path[name] }
    }

    /// A value that lets the other rules judge the rest: an operator that fits the values that are there.
    func standIn(among values: [String], in members: OrderedDictionary<String, Value>) -> String {
        if values.contains("Exists"), values.contains("In") {
            if case .array(let elements)? = members["values"], !elements.isEmpty { return "In" }
            return "Exists"
        }
        return values[0]
    }

    static func enumerationDetail(_ values: [String], _ field: String?) -> String {
        field == "operator"
            ? "not a valid selector operator"
            : "supported values: " + values.map { "\"\($0)\"" }.joined(separator: ", ")
    }
}
