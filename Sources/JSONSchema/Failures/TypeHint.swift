import SluiceYAML

/// What to do about a value of the wrong type, where people usually make the same slip.
enum TypeHint {
    static func hint(_ got: Value, want: TypeSet) -> String? {
        switch got {
        case .string(let text): forText(text, want)
        case .int(let number): forNumber(Double(number), want)
        case .float(let number): forNumber(number, want)
        case .bool: want.contains(.string) ? "put it in quotes" : listOf(want)
        case .null: forNull(want)
        case .array(let values): forList(values, want)
        case .object(let members):
            if !want.contains(.array) {
                nil
            } else {
                members.isEmpty ? "write [] for an empty list" : "begin each item of the list with '- '"
            }
        }
    }

    private static func forText(_ text: String, _ want: TypeSet) -> String? {
        let word = text.utf8.count <= 40 ? text.lowercased() : ""
        if want.contains(.boolean) {
            switch word {
            case "true", "false": return "remove the quotes"
            case "yes", "y", "on", "1", "enabled": return "write true"
            case "no", "n", "off", "0", "disabled": return "write false"
            default: break
            }
        }
        if !want.isDisjoint(with: [.number, .integer]), let number = Double(word), number.isFinite {
            let isFitting = want.contains(.number) || number.rounded() == number
            return isFitting ? "remove the quotes" : "write a whole number, without quotes"
        }
        if want.contains(.null), ["", "null", "~"].contains(word) { return "write null, without quotes" }
        if text.isEmpty, want.contains(.object) { return "write {} for an empty mapping" }
        if text.isEmpty, want.contains(.array) { return "write [] for an empty list" }
        return listOf(want)
    }

    private static func forNumber(_ number: Double, _ want: TypeSet) -> String? {
        if want.contains(.integer) { return "write a whole number" }
        if want.contains(.string) { return "put it in quotes" }
        if want.contains(.boolean), number == 0 || number == 1 { return number == 1 ? "write true" : "write false" }
        return listOf(want)
    }

    private static func forNull(_ want: TypeSet) -> String {
        if want.contains(.object) { return "write {} for an empty mapping, or leave the key out" }
        if want.contains(.array) { return "write [] for an empty list, or leave the key out" }
        if want.contains(.string) { return "write \"\" for no text, or leave the key out" }
        return "give it a value, or leave the key out"
    }

    private static func forList(_ values: [Value], _ want: TypeSet) -> String? {
        if want.contains(.object) {
            if values.isEmpty { return "write {} for an empty mapping" }
            return values.contains { $0.schemaType == .object } ? "remove the '- ' before the keys" : nil
        }
        return values.count == 1 && want != .null ? "write the item itself, not a list" : nil
    }

    private static func listOf(_ want: TypeSet) -> String? {
        want == .array ? "make it an item of a list: '- ' before it, or brackets around it" : nil
    }
}
