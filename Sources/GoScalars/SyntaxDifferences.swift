/// Colons between brackets that libyaml refuses and go-yaml takes as text: `{b:}` has the key `b:`.
///
/// They are found by libyaml's own error. Each is replaced by a private scalar, so that indexes stay right, and put
/// back into the text of scalars.
package struct FlowColons: Sendable {
    /// libyaml's error at such a colon.
    package static let problem = "found unexpected ':'"
    /// Each takes another reading of the text.
    private static let maximumCount = 100

    package private(set) var input: [UInt8]
    private let standIn: [UInt8]
    private var count = 0

    /// Nil where every scalar that could stand in is in the text.
    package init?(_ input: [UInt8]) {
        self.input = input
        for scalar in UInt32(0xE000)..<0xE010 {
            let bytes = Array(String(Unicode.Scalar(scalar).map { Character($0) } ?? "?").utf8)
            if input.firstRange(of: bytes) == nil {
                standIn = bytes
                return
            }
        }
        return nil
    }

    /// - Parameter index: libyaml's, in scalars behind a byte-order mark.
    /// - Returns: whether there is a colon that could be replaced.
    package mutating func replaceColon(at index: Int) -> Bool {
        count += 1
        var byte = input.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var left = index
        while byte < input.count, left > 0 {
            byte += 1
            while byte < input.count, input[byte] & 0xC0 == 0x80 { byte += 1 }
            left -= 1
        }
        guard count <= Self.maximumCount, byte < input.count, input[byte] == UInt8(ascii: ":") else { return false }
        input.replaceSubrange(byte...byte, with: standIn)
        return true
    }

    /// The text of a scalar with its colons.
    package func restored(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if text[index] == standIn[0], text[index...].starts(with: standIn) {
                result.append(UInt8(ascii: ":"))
                index += standIn.count
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }
}

/// Escapes `\/` in double quotes, which libyaml reads and go-yaml does not know.
///
/// Scalars must be asked about in the order of the text.
package struct SlashEscapes: Sendable {
    /// go-yaml's message.
    package static let problem = "found unknown escape character"

    private var byte: Int
    private var scalar = 0

    /// Nil where there are none in the text.
    package init?(_ input: UnsafeBufferPointer<UInt8>) {
        var index = input.index(of: UInt8(ascii: "\\"), from: 0)
        while index + 1 < input.count, input[index + 1] != UInt8(ascii: "/") {
            index = input.index(of: UInt8(ascii: "\\"), from: index + 1)
        }
        guard index + 1 < input.count else { return nil }
        byte = input.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The scalar index of the first escape in a quoted text, and the lines before it in that text.
    package mutating func first(
        in input: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> (index: Int, lines: Int)? {
        advance(in: input, to: start)
        var (lines, isEscaped) = (0, false)
        while scalar < end, byte < input.count {
            let current = input[byte]
            if isEscaped {
                if current == UInt8(ascii: "/") { return (scalar - 1, lines) }
                isEscaped = false
            } else {
                isEscaped = current == UInt8(ascii: "\\")
            }
            if current == 10 { lines += 1 }
            advance(in: input, to: scalar + 1)
        }
        return nil
    }

    private mutating func advance(in input: UnsafeBufferPointer<UInt8>, to target: Int) {
        while scalar < target, byte < input.count {
            byte += 1
            while byte < input.count, input[byte] & 0xC0 == 0x80 { byte += 1 }
            scalar += 1
        }
    }
}
