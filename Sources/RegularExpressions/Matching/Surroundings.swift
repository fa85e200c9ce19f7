/// What assertions ask of the places between scalars. Only ASCII matters to them, so bytes will do.
enum Surroundings {
    static func holds(_ assertion: Int32, _ text: TextBytes, _ position: Int) -> Bool {
        switch Assertion(rawValue: assertion) {
        case .beginText: position == 0
        case .endText: position == text.count
        case .beginLine: position == 0 || text[position - 1] == 0x0A
        case .endLine: position == text.count || text[position] == 0x0A
        case .wordBoundary: isBoundary(text, position)
        case .noWordBoundary: !isBoundary(text, position)
        case nil: false
        }
    }

    private static func isBoundary(_ text: TextBytes, _ position: Int) -> Bool {
        let before = position > 0 && isWord(text[position - 1])
        let after = position < text.count && isWord(text[position])
        return before != after
    }

    static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
        default: false
        }
    }
}
