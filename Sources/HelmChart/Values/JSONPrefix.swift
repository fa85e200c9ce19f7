import SluiceDiagnostics
import SluiceYAML

/// Reads one JSON value at the beginning of a text and says where it ends. `--set-json a=1,b=[2]` needs
/// that, for nothing else shows where a value stops.
struct JSONPrefix {
    private let scalars: [Unicode.Scalar]
    private(set) var position: Int

    init(_ scalars: [Unicode.Scalar], from position: Int) {
        self.scalars = scalars
        self.position = position
    }

    var isAtEnd: Bool { position >= scalars.count }

    mutating func skipWhitespace() {
        while !isAtEnd, scalars[position].properties.isWhitespace { position += 1 }
    }

    /// The value at the position, which moves behind it; nil, without a move, if there is none.
    mutating func value() -> Value? {
        guard !isAtEnd else { return nil }
        let end =
            switch scalars[position] {
            case "{", "[": endOfBrackets()
            case "\"": endOfString(from: position)
            case "-", "0"..."9": end { "+-.eE0123456789".unicodeScalars.contains($0) }
            default: end { $0.properties.isAlphabetic }
            }
        guard let end, end > position, let value = Self.parse(scalars[position..<end]) else { return nil }
        position = end
        return value
    }

    private func end(while isPart: (Unicode.Scalar) -> Bool) -> Int? {
        scalars[position...].firstIndex { !isPart($0) } ?? scalars.count
    }

    private func endOfString(from start: Int) -> Int? {
        var index = start + 1
        while index < scalars.count {
            if scalars[index] == "\"" { return index + 1 }
            index += scalars[index] == "\\" ? 2 : 1
        }
        return nil
    }

    /// The brackets' kinds need no look: what does not match is refused when it is parsed.
    private func endOfBrackets() -> Int? {
        var depth = 0
        var index = position
        while index < scalars.count {
            switch scalars[index] {
            case "{", "[": depth += 1
            case "}", "]": depth -= 1
            case "\"":
                guard let end = endOfString(from: index) else { return nil }
                index = end - 1
            default: break
            }
            index += 1
            if depth == 0 { return index }
        }
        return nil
    }

    private static func parse(_ text: ArraySlice<Unicode.Scalar>) -> Value? {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text)
        let options = ParseOptions(duplicateKeys: .lastWins, syntax: .json)
        return try? SluiceYAML.parse(Array(String(view).utf8), file: "value", options: options)?.value()
    }
}
