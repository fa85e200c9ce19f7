/// Swift names for names of the API and of values.
enum SwiftIdentifier {
    /// `cidr` stays; `$ref` becomes `ref`, `x-kubernetes-map-type` becomes `xKubernetesMapType`, `APIGroup`
    /// becomes `apiGroup`. Reserved words come as they are: ``escaped(_:)`` puts backticks around them.
    static func property(_ name: String) -> String {
        let words = IdentifierWords.split(name)
        let result: String
        if words.count == 1, words[0] == name, name.unicodeScalars.first.map(IdentifierWords.isLowercase) == true {
            result = name
        } else {
            result = lowerCamel(words, otherwise: "field")
        }
        return ReservedWords.instanceMembers.contains(result) ? result + "Field" : result
    }

    /// `TCP` becomes `tcp`, `ClusterIP` becomes `clusterIP`, `node-local` becomes `nodeLocal`, `!=` becomes
    /// `notEquals`.
    static func enumCase(_ rawValue: String) -> String {
        if rawValue.isEmpty { return "empty" }
        var words = IdentifierWords.split(rawValue)
        if !words.joined().unicodeScalars.contains(where: IdentifierWords.isLowercase) {
            // In screaming case, words after the first would keep on screaming: `SCTP_DTLS`.
            words = words.map { $0.lowercased() }
        }
        let result = lowerCamel(words, otherwise: "value")
        return ReservedWords.staticMembers.contains(result) ? result + "Value" : result
    }

    /// `policyTypes` becomes `PolicyTypes`, `x-kubernetes-map-type` becomes `XKubernetesMapType`.
    static func type(_ name: String) -> String {
        let result = IdentifierWords.join(IdentifierWords.split(name).map(IdentifierWords.capitalized))
        guard let first = result.unicodeScalars.first else { return "Value" }
        return IdentifierWords.isDigit(first) ? "Type" + result : result
    }

    /// Whether a name is an identifier as it stands, and means nothing yet.
    static func isFreeIdentifier(_ name: String) -> Bool {
        IdentifierWords.split(name) == [name] && name.unicodeScalars.first.map(IdentifierWords.isLetter) == true
            && !ReservedWords.keywords.contains(name) && !ReservedWords.types.contains(name)
            && !ReservedWords.instanceMembers.contains(name) && !ReservedWords.staticMembers.contains(name)
    }

    /// The name as a declaration or an expression spells it.
    static func escaped(_ name: String) -> String {
        ReservedWords.keywords.contains(name) ? "`\(name)`" : name
    }

    /// The name as a parameter spells it: few words need backticks there.
    static func label(_ name: String) -> String {
        ["inout", "let", "var"].contains(name) ? "`\(name)`" : name
    }

    private static func lowerCamel(_ words: [String], otherwise fallback: String) -> String {
        guard let first = words.first else { return fallback }
        let rest = words.dropFirst().map(IdentifierWords.capitalized)
        let result = IdentifierWords.join([IdentifierWords.uncapitalized(first)] + rest)
        guard let start = result.unicodeScalars.first, IdentifierWords.isDigit(start) else { return result }
        return fallback + result
    }
}
