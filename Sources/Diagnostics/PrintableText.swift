/// Input must not steer the terminal: control characters but tabs and line feeds become U+FFFD.
func printable(_ text: String, alsoKeeping kept: Unicode.Scalar? = nil) -> String {
    let isControl = { (scalar: Unicode.Scalar) in
        (scalar.value < 32 && scalar != "\t" && scalar != "\n" || (0x7F...0x9F).contains(scalar.value))
            && scalar != kept
    }
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
}
