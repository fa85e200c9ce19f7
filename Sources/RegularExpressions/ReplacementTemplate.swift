/// A replacement text with the groups that Go's `Expand` puts into it.
struct ReplacementTemplate {
    private enum Part {
        case text(ArraySlice<UInt8>)
        case group(Int)
        /// The first group of a name that took part.
        case groups([Int])
    }

    private var parts: [Part] = []

    var usesGroups: Bool {
        parts.contains { if case .text = $0 { false } else { true } }
    }

    init(_ bytes: [UInt8], groupNames: [String?]) {
        var position = 0
        var textStart = 0
        while let dollar = bytes[position...].firstIndex(of: UInt8(ascii: "$")) {
            position = dollar + 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "$") {
                parts.append(.text(bytes[textStart..<position]))
                position += 1
            } else if let (name, end) = Self.name(bytes, position) {
                parts.append(.text(bytes[textStart..<dollar]))
                parts.append(Self.part(name, groupNames))
                position = end
            } else {
                continue
            }
            textStart = position
        }
        parts.append(.text(bytes[textStart...]))
    }

    func append(to result: inout [UInt8], _ text: TextBytes, _ positions: [Int]) {
        let match = Match(positions: positions)
        for part in parts {
            switch part {
            case .text(let bytes): result.append(contentsOf: bytes)
            case .group(let group): match[group].map { result.append(contentsOf: text[$0]) }
            case .groups(let groups):
                groups.lazy.compactMap { match[$0] }.first.map { result.append(contentsOf: text[$0]) }
            }
        }
    }

    /// The name behind a dollar, as long as it can be, and where it ends.
    private static func name(_ bytes: [UInt8], _ start: Int) -> (name: ArraySlice<UInt8>, end: Int)? {
        let isBraced = start < bytes.count && bytes[start] == UInt8(ascii: "{")
        let first = isBraced ? start + 1 : start
        var end = first
        bytes.withUnsafeBufferPointer { text in
            while end < text.count {
                let (scalar, width) = Decoding.scalar(text, end)
                guard scalar == 0x5F || UnicodeClasses.isLetterOrDigit(scalar) else { break }
                end += width
            }
        }
        guard end > first else { return nil }
        if !isBraced { return (bytes[first..<end], end) }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "}") else { return nil }
        return (bytes[first..<end], end + 1)
    }

    private static func part(_ name: ArraySlice<UInt8>, _ groupNames: [String?]) -> Part {
        // Digits that begin with zero, or are too many for a number, are a name like any other.
        let isNumber = name.count == 1 || name.count < 10 && name.first != 0x30
        if isNumber, name.allSatisfy({ (0x30...0x39).contains($0) }) {
            return .group(name.reduce(0) { $0 * 10 + Int($1 - 0x30) })
        }
        let name = String(decoding: name, as: UTF8.self)
        return .groups(groupNames.indices.filter { groupNames[$0] == name })
    }
}
