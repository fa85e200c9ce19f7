/// Where the padding of an encoded text begins, after a check of the whole text. Line breaks are skipped.
///
/// - Note: the places of mistakes are those that Go's packages encoding/base64 and encoding/base32 name.
enum BasePadding {
    private static func isLineBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

    static func startInBase64(_ text: [UInt8], _ encoding: BaseEncoding) throws(BaseEncoding.Corruption) -> Int {
        var place = 0
        func next(from index: Int) -> Int { text[index...].firstIndex { !isLineBreak($0) } ?? text.count }
        var index = next(from: 0)
        while index < text.count {
            if text[index] == BaseEncoding.padding { break }
            guard encoding.isValid(text[index]) else { throw encoding.corruption(at: index) }
            place = (place + 1) % 4
            index = next(from: index + 1)
        }
        guard index < text.count else {
            if place == 0 { return index }
            throw encoding.corruption(at: text.count - place)
        }
        if place < 2 { throw encoding.corruption(at: index) }
        var end = index + 1
        if place == 2 {
            end = next(from: end)
            guard end < text.count else { throw encoding.corruption(at: text.count) }
            guard text[end] == BaseEncoding.padding else { throw encoding.corruption(at: end - 1) }
            end += 1
        }
        end = next(from: end)
        if end < text.count { throw encoding.corruption(at: end) }
        return index
    }

    /// Places are counted without the line breaks.
    static func startInBase32(_ text: [UInt8], _ encoding: BaseEncoding) throws(BaseEncoding.Corruption) -> Int {
        let places = text.indices.filter { !isLineBreak(text[$0]) }
        var index = 0
        while index < places.count {
            let place = index % 8
            let following = places.count - index - 1
            if text[places[index]] == BaseEncoding.padding, place >= 2, following < 8 {
                let missing = 8 - 1 - place
                if following < missing { throw encoding.corruption(at: places.count) }
                for offset in 0..<missing where text[places[index + 1 + offset]] != BaseEncoding.padding {
                    throw encoding.corruption(at: index + offset)
                }
                // So many characters do not encode a whole number of bytes.
                if place == 3 || place == 6 { throw encoding.corruption(at: index) }
                return places[index]
            }
            guard encoding.isValid(text[places[index]]) else { throw encoding.corruption(at: index) }
            index += 1
        }
        if index % 8 != 0 { throw encoding.corruption(at: index - index % 8) }
        return text.count
    }
}
