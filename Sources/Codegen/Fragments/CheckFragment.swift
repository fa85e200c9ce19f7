import SluiceKubernetesAPI

/// Guards: what JSON Schema cannot state is checked by named templates that call `fail`.
///
/// One template for each API type that has such a rule, itself or below; one for each block that calls them
/// for every value that is, or becomes part of, such a type. A message begins with the path of the value
/// that the person wrote.
struct CheckFragment {
    var names: FragmentNames
    var model: TypeModel

    /// The API types that need a check template, below the given types, in name order.
    func checkedTypes(below types: [TypeExpression]) -> [ObjectType] {
        var seen: Set<TypeName> = []
        var queue = types.compactMap(objectName)
        var found: [ObjectType] = []
        while let name = queue.popLast() {
            guard seen.insert(name).inserted, let object = model.object(name) else { continue }
            if needsCheck(.object(name)) { found.append(object) }
            queue += object.fields.compactMap { objectName($0.type) }
        }
        return found.sorted { $0.name < $1.name }
    }

    /// Whether a value of this type can break a rule that only a guard can find.
    func needsCheck(_ type: TypeExpression) -> Bool {
        var seen: Set<TypeName> = []
        return needsCheck(type, seen: &seen)
    }

    private func needsCheck(_ type: TypeExpression, seen: inout Set<TypeName>) -> Bool {
        guard let name = objectName(type), seen.insert(name).inserted, let object = model.object(name) else {
            return false
        }
        if object.rules.contains(where: { $0.needsGuard }) { return true }
        return object.fields.contains { needsCheck($0.type, seen: &seen) }
    }

    /// The check template's body for one type.
    func body(of object: ObjectType) -> FragmentText {
        var text = FragmentText()
        for rule in object.rules where rule.needsGuard { write(rule, into: &text) }
        for field in object.fields where needsCheck(field.type) {
            write(
                value: Self.member(field.name), type: field.type, at: "printf \"%s.\(field.name)\" .at",
                depth: 0, into: &text)
        }
        return text
    }

    /// The check template's body for a block; empty where nothing needs one.
    func body(of block: Block) -> FragmentText {
        var text = FragmentText()
        for field in block.fields {
            let value = TemplateExpression.placeholder(field.asPlaceholder(in: block, type: .any))
            switch field.role {
            case .passThrough(_, let type), .plain(let type?):
                write(
                    value: value, type: type, at: TemplateExpression.quoted(field.path.description), depth: 0,
                    into: &text)
            case .plain(nil):
                break
            case .shortForm(let form):
                write(form, field: field, value: value, into: &text)
            }
        }
        return text
    }

    private func write(_ form: ShortForm, field: BlockField, value: String, into text: inout FragmentText) {
        var inner = FragmentText()
        let at: String
        switch form.iteration {
        case .eachItem: at = "printf \"\(field.path)[%d]\" $index"
        case .eachEntry: at = "printf \"\(field.path).%s\" $key"
        case .whenTrue, .whenPresent: at = TemplateExpression.quoted(field.path.description)
        }
        for addition in form.additions {
            for item in addition.items { write(item, at: at, into: &inner) }
        }
        guard !inner.lines.isEmpty else { return }
        switch form.iteration {
        case .whenTrue: text.add("{{- if \(value) }}", indent: 0)
        case .whenPresent: text.add("{{- with $value := \(value) }}", indent: 0)
        case .eachItem: text.add("{{- range $index, $item := \(value) }}", indent: 0)
        case .eachEntry: text.add("{{- range $key, $value := \(value) }}", indent: 0)
        }
        text.append(inner)
        text.add("{{- end }}", indent: 0)
    }

    /// Finds placeholders of checked types, and objects put together from placeholders that a rule relates.
    private func write(_ tree: APITree, at: String, into text: inout FragmentText) {
        switch tree {
        // What belongs to the whole block or chart is checked where it stands itself.
        case .placeholder(let placeholder) where placeholder.root != .values && placeholder.root != .block:
            let path = placeholder.path.map { "." + $0 }.joined()
            let place = path.isEmpty ? at : "printf \"%s\(path)\" (\(at))"
            write(
                value: TemplateExpression.placeholder(placeholder), type: placeholder.type, at: place, depth: 0,
                into: &text)
        case .object(let entries, let type):
            if let name = objectName(type), let object = model.object(name),
                object.rules.contains(where: { $0.needsGuard && relates($0, entries) })
            {
                let members = entries.map { "\"\($0.key)\" \(memberExpression($0.value))" }
                text.add(
                    "{{- include \"\(names.check(type: object.name.short))\" "
                        + "(dict \"at\" (\(at)) \"value\" (dict \(members.joined(separator: " ")))) }}", indent: 0)
            }
            for entry in entries { write(entry.value, at: at, into: &text) }
        case .list(let trees, _, _):
            for tree in trees { write(tree, at: at, into: &text) }
        case .each(let over, let element):
            var inner = FragmentText()
            write(element, at: "printf \"%s.\(over.path.joined(separator: "."))[%d]\" (\(at)) $number", into: &inner)
            guard !inner.lines.isEmpty else { return }
            text.add("{{- range $number, $item := \(TemplateExpression.placeholder(over)) }}", indent: 0)
            text.append(inner)
            text.add("{{- end }}", indent: 0)
        case .scalar, .template, .placeholder:
            break
        }
    }

    private func relates(_ rule: CrossFieldRule, _ entries: [APITree.Entry]) -> Bool {
        rule.guardedFields.allSatisfy { name in
            entries.contains { entry in
                if entry.key != name { return false }
                if case .placeholder = entry.value { return true }
                return false
            }
        }
    }

    private func memberExpression(_ tree: APITree) -> String {
        switch tree {
        case .placeholder(let placeholder):
            // Zero may stand for "not set".
            placeholder.absence == .whenZeroOrEmpty
                ? "(\(TemplateExpression.placeholder(placeholder)) | default nil)"
                : TemplateExpression.placeholder(placeholder)
        case .scalar(.string(let text), _): TemplateExpression.quoted(text)
        case .scalar(.int(let number), _): String(number)
        default: "nil"
        }
    }

    private func write(
        value: String, type: TypeExpression, at: String, depth: Int, into text: inout FragmentText
    ) {
        guard needsCheck(type) else { return }
        let index = "$i\(depth)"
        let element = "$e\(depth)"
        switch type {
        case .object(let name):
            guard let object = model.object(name) else { return }
            text.add("{{- with \(value) }}", indent: 0)
            text.add(
                "{{- include \"\(names.check(type: object.name.short))\" (dict \"at\" (\(at.replacingDot)) \"value\" .) }}",
                indent: 0)
            text.add("{{- end }}", indent: 0)
        case .array(let inner, _):
            text.add("{{- range \(index), \(element) := \(value) }}", indent: 0)
            write(
                value: element, type: inner, at: "printf \"%s[%d]\" (\(at.replacingDot)) \(index)", depth: depth + 1,
                into: &text)
            text.add("{{- end }}", indent: 0)
        case .map(let inner, _):
            text.add("{{- range \(index), \(element) := \(value) }}", indent: 0)
            write(
                value: element, type: inner, at: "printf \"%s.%s\" (\(at.replacingDot)) \(index)", depth: depth + 1,
                into: &text)
            text.add("{{- end }}", indent: 0)
        default:
            break
        }
    }

    private func write(_ rule: CrossFieldRule, into text: inout FragmentText) {
        switch rule.kind {
        case .atLeast(let field, let other):
            text.add(
                "{{- if not (or (kindIs \"invalid\" .value.\(field)) (kindIs \"invalid\" .value.\(other))) }}",
                indent: 0)
            let (value, least) = (Self.member(field), Self.member(other))
            text.add("{{- if lt (int64 \(value)) (int64 \(least)) }}", indent: 0)
            text.add(
                "{{- fail (printf \"%s.\(field): %v is below \(other) %v: \(Self.quoted(rule.message))\" "
                    + ".at (\(value) | toJson) (\(least) | toJson)) }}", indent: 0)
            text.add("{{- end }}", indent: 0)
            text.add("{{- end }}", indent: 0)
        case .within(let field, let other):
            text.add("{{- range $index, $part := \(Self.member(field)) }}", indent: 0)
            text.add(
                "{{- if ne \"true\" (include \"\(names.cidrWithin)\" "
                    + "(dict \"part\" $part \"whole\" \(Self.member(other, of: "$.value")))) }}", indent: 0)
            text.add(
                "{{- fail (printf \"%s.\(field)[%d]: %v is not inside %v: \(Self.quoted(rule.message))\" "
                    + "$.at $index $part \(Self.member(other, of: "$.value"))) }}", indent: 0)
            text.add("{{- end }}", indent: 0)
            text.add("{{- end }}", indent: 0)
        case .uniqueKeys(let field, let keys):
            let values = keys.map { "(\(Self.member($0, of: "$entry")))" }.joined(separator: " ")
            text.add("{{- $seen\(Self.identifier(field)) := dict }}", indent: 0)
            text.add("{{- range $index, $entry := \(Self.member(field)) }}", indent: 0)
            text.add("{{- $key := list \(values) | toJson }}", indent: 0)
            text.add("{{- if hasKey $seen\(Self.identifier(field)) $key }}", indent: 0)
            text.add(
                "{{- fail (printf \"%s.\(field)[%d]: has the \(keys.joined(separator: " and ")) of [%v]: "
                    + "\(Self.quoted(rule.message))\" $.at $index (get $seen\(Self.identifier(field)) $key)) }}",
                indent: 0)
            text.add("{{- end }}", indent: 0)
            text.add("{{- $_ := set $seen\(Self.identifier(field)) $key $index }}", indent: 0)
            text.add("{{- end }}", indent: 0)
        default:
            break
        }
    }

    /// A field of an object; names that template text cannot spell are looked up.
    private static func member(_ name: String, of object: String = ".value") -> String {
        identifier(name) == name ? "\(object).\(name)" : "(index \(object) \"\(quoted(name))\")"
    }

    /// The name with what no variable can have in it left out.
    private static func identifier(_ name: String) -> String {
        let isLetter = { (character: Character) in
            character.isASCII && (character.isLetter || character.isNumber || character == "_")
        }
        let word = name.filter(isLetter)
        return word.first?.isNumber == true ? "_" + word : word
    }

    /// Text inside the quotes of a format of `printf`.
    private static func quoted(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\", "\"": result += "\\" + String(character)
            case "%": result += "%%"
            case "\n", "\r", "\r\n", "\t": result += " "
            default: result.append(character)
            }
        }
        return result
    }

    private func objectName(_ type: TypeExpression) -> TypeName? {
        switch type {
        case .object(let name): name
        case .array(let element, _), .map(let element, _): objectName(element)
        default: nil
        }
    }
}

extension CrossFieldRule {
    /// Whether only arithmetic can tell, so that JSON Schema cannot state the rule.
    var needsGuard: Bool { !guardedFields.isEmpty }

    var guardedFields: [String] {
        switch kind {
        case .atLeast(let field, let other), .within(let field, let other): [field, other]
        case .uniqueKeys(let field, _): [field]
        default: []
        }
    }
}

extension String {
    /// Inside `with` and `range` the dot is another: the template's own argument is `$` there.
    fileprivate var replacingDot: String {
        hasSuffix(" .at") ? dropLast(4) + " $.at" : self
    }
}
