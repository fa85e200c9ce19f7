/// Makes identifiers of names.
enum Words {
    /// `toPorts` to `ToPorts`, `foo-bar.baz` to `FooBarBaz`; characters that no identifier takes are left out.
    static func camelCase(_ name: String) -> String {
        var result = ""
        var startsWord = true
        for character in name.unicodeScalars {
            switch character {
            case "a"..."z":
                result.append(startsWord ? uppercase(character) : Character(character))
                startsWord = false
            case "A"..."Z", "0"..."9":
                result.append(Character(character))
                startsWord = false
            default:
                startsWord = true
            }
        }
        return result
    }

    private static func uppercase(_ letter: Unicode.Scalar) -> Character {
        Character(UnicodeScalar(UInt8(letter.value) - 32))
    }
}
