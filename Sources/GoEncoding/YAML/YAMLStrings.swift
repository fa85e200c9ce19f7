import SluiceGoScalars
import SluiceGoTemplate

/// Strings in the style that go-yaml's emitter chooses.
extension YAMLWriter {
    enum Style { case plain, singleQuoted, doubleQuoted, literal }

    /// A value or an item.
    mutating func writeScalar(_ text: String, indent: Int, at place: Place) throws(FunctionError) {
        if dialect == .v3, text.holdsRawBytes { return writeBinary(text.goBytes, indent: indent, at: place) }
        var text = text.repaired
        // A closure's error would lose its type.
        let failure = text.withUTF8 { bytes -> FunctionError? in
            let traits = ScalarTraits(bytes, dialect)
            if dialect == .v2, traits.isRefused || traits.hasNextLine {
                return writeFolded(bytes, traits, indent: indent, at: place)
            }
            write(bytes, style(bytes, traits, isKey: false), indent: indent + 2, at: place)
            return nil
        }
        if let failure { throw failure }
    }

    /// Whether the key is a simple one, on a line of its own.
    mutating func writeKey(_ text: String, indent: Int) throws(FunctionError) -> Bool {
        var text = text.repaired
        let result = text.withUTF8 { bytes -> Result<Bool, FunctionError> in
            let traits = ScalarTraits(bytes, dialect)
            if dialect == .v2, let failure = JSONPassage.failure(ofKey: bytes, traits) { return .failure(failure) }
            let isSimple = !traits.isMultiline && bytes.count <= 128
            if !isSimple { output.append(UInt8(ascii: "?")) }
            write(
                bytes, style(bytes, traits, isKey: isSimple), indent: indent + 2,
                at: isSimple ? .root : .afterIndicator, isKey: isSimple)
            if isSimple { output.append(UInt8(ascii: ":")) }
            return .success(isSimple)
        }
        return try result.get()
    }

    /// What is no UTF-8 is written in base 64, in lines of 70 characters.
    private mutating func writeBinary(_ bytes: [UInt8], indent: Int, at place: Place) {
        let encoded = Array(BaseEncoding.base64.encoded(bytes).utf8)
        separate(place)
        output += "!!binary".utf8
        var lines: [UInt8] = []
        for start in stride(from: 0, to: encoded.count, by: 70) {
            lines += encoded[start..<min(start + 70, encoded.count)]
            if encoded.count >= 70 { lines.append(10) }
        }
        lines.withUnsafeBufferPointer { bytes in
            write(bytes, encoded.count < 70 ? .plain : .literal, indent: max(indent + 2, 2), at: .afterKey)
        }
    }

    private mutating func writeFolded(
        _ bytes: UnsafeBufferPointer<UInt8>, _ traits: ScalarTraits, indent: Int, at place: Place
    ) -> FunctionError? {
        if traits.isRefused { return JSONPassage.refusal }
        guard let folded = JSONPassage.folded(bytes) else { return JSONPassage.documentIndicator }
        folded.withUnsafeBufferPointer { bytes in
            write(
                bytes, style(bytes, ScalarTraits(bytes, dialect), isKey: false), indent: indent + 2, at: place)
        }
        return nil
    }

    /// A time stands without quotes where go-yaml knows that it is one.
    mutating func writeTime(_ text: String, indent: Int, at place: Place) throws(FunctionError) {
        guard dialect == .v3 else { return try writeScalar(text, indent: indent, at: place) }
        separate(place)
        output += text.utf8
        isAtLineStart = false
    }

    private func style(_ bytes: UnsafeBufferPointer<UInt8>, _ traits: ScalarTraits, isKey: Bool) -> Style {
        if traits.hasNewline {
            return traits.allowsBlock && !isKey ? .literal : .doubleQuoted
        }
        guard GoScalar.isPlainString(bytes, dialect) else { return .doubleQuoted }
        if traits.allowsPlain { return .plain }
        return traits.allowsSingleQuoted && !(isKey && traits.isMultiline) ? .singleQuoted : .doubleQuoted
    }

    /// - Parameter indent: of lines that follow the first.
    private mutating func write(
        _ bytes: UnsafeBufferPointer<UInt8>, _ style: Style, indent: Int, at place: Place, isKey: Bool = false
    ) {
        separate(place)
        isAtLineStart = false
        let indent = max(indent, place == .root && !isKey ? 2 : 0)
        let width = isKey ? Int.max : dialect.width
        switch style {
        case .plain: writePlain(bytes, width: width, indent: indent)
        case .singleQuoted: writeSingleQuoted(bytes, width: width, indent: indent)
        case .doubleQuoted: writeDoubleQuoted(bytes, width: width, indent: indent)
        case .literal: writeLiteral(bytes, indent: indent)
        }
    }

    /// Whether the text reaches the column at which lines are folded.
    private func reaches(_ width: Int, _ count: Int) -> Bool {
        width != .max && output.count - lineStart + count > width
    }

    /// Scalars on the current line so far.
    private var column: Int {
        output[lineStart...].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }

    private mutating func fold(_ indent: Int) -> Int {
        output.append(10)
        lineStart = output.count
        appendSpaces(indent)
        return indent
    }

    private mutating func writePlain(_ bytes: UnsafeBufferPointer<UInt8>, width: Int, indent: Int) {
        guard reaches(width, bytes.count), bytes.contains(32) else {
            output.append(contentsOf: bytes)
            return
        }
        var column = self.column
        for (index, byte) in bytes.enumerated() {
            // A plain text never ends with a space.
            if byte == 32, column > width, bytes[index - 1] != 32, bytes[index + 1] != 32 {
                column = fold(indent)
            } else {
                output.append(byte)
                if byte & 0xC0 != 0x80 { column += 1 }
            }
        }
    }

    private mutating func writeSingleQuoted(_ bytes: UnsafeBufferPointer<UInt8>, width: Int, indent: Int) {
        output.append(UInt8(ascii: "'"))
        var column = reaches(width, bytes.count) ? self.column : 0
        let width = column == 0 ? Int.max : width
        let last = bytes.count - 1
        var index = 0
        while index <= last {
            let byte = bytes[index]
            if byte == 32, column > width, index > 0, index < last, bytes[index - 1] != 32, bytes[index + 1] != 32 {
                column = fold(indent)
            } else if byte == 0xE2, isSeparator(bytes, index) {
                output.append(contentsOf: bytes[index..<index + 3])
                lineStart = output.count
                index += 2
                column = 0
                if index < last, !isSeparator(bytes, index + 1) {
                    appendSpaces(indent)
                    column = indent
                }
            } else {
                if byte == UInt8(ascii: "'") {
                    output.append(byte)
                    column += 1
                }
                output.append(byte)
                if byte & 0xC0 != 0x80 { column += 1 }
            }
            index += 1
        }
        output.append(UInt8(ascii: "'"))
    }

    /// U+2028 and U+2029 break lines too.
    private func isSeparator(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] | 1 == 0xA9
    }

    private mutating func writeLiteral(_ bytes: UnsafeBufferPointer<UInt8>, indent: Int) {
        output.append(UInt8(ascii: "|"))
        if bytes[0] == 32 || bytes[0] == 10 || isSeparator(bytes, 0) { output.append(UInt8(ascii: "2")) }
        let last = bytes.count - 1
        let endsWithBreak = bytes[last] == 10 || last >= 2 && isSeparator(bytes, last - 2)
        if !endsWithBreak {
            output.append(UInt8(ascii: "-"))
        } else {
            let previous = last - (bytes[last] == 10 ? 1 : 3)
            if previous < 0 || bytes[previous] == 10 || previous >= 2 && isSeparator(bytes, previous - 2) {
                output.append(UInt8(ascii: "+"))
            }
        }
        output.append(10)
        var isLineStart = true
        var index = 0
        while index <= last {
            let byte = bytes[index]
            if byte == 10 || byte == 0xE2 && isSeparator(bytes, index) {
                let end = byte == 10 ? index + 1 : index + 3
                output.append(contentsOf: bytes[index..<end])
                index = end
                isLineStart = true
                continue
            }
            if isLineStart { appendSpaces(indent) }
            isLineStart = false
            var end = index + 1
            while end <= last, bytes[end] != 10, bytes[end] != 0xE2 { end += 1 }
            output.append(contentsOf: bytes[index..<end])
            index = end
        }
        if isLineStart { lineStart = output.count }
        isAtLineStart = isLineStart
    }
}
