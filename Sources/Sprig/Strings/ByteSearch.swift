import SluiceGoTemplate

/// Finding a text in texts by bytes, as Go does: Swift would compare characters. The time is linear, whatever the
/// texts (the algorithm of Knuth, Morris and Pratt).
struct ByteSearch {
    private let needle: [UInt8]
    /// For each beginning of the needle, the length of the longest shorter beginning that it ends with.
    private let fallbacks: [Int]

    init(_ text: String) {
        needle = text.goBytes
        var fallbacks = [Int](repeating: 0, count: needle.count)
        var length = 0
        for index in needle.indices.dropFirst() {
            while length > 0, needle[index] != needle[length] { length = fallbacks[length - 1] }
            if needle[index] == needle[length] { length += 1 }
            fallbacks[index] = length
        }
        self.fallbacks = fallbacks
    }

    var count: Int { needle.count }

    /// Where the first occurrence at or after an offset begins.
    func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        guard let head = needle.first else { return start <= bytes.count ? start : nil }
        var matched = 0
        var index = start
        while index < bytes.count {
            if matched == 0 {
                guard let next = bytes[index...].firstIndex(of: head) else { return nil }
                index = next
            }
            while matched > 0, bytes[index] != needle[matched] { matched = fallbacks[matched - 1] }
            if bytes[index] == needle[matched] { matched += 1 }
            index += 1
            if matched == needle.count { return index - matched }
        }
        return nil
    }

    static func contains(_ needle: String, in text: String) -> Bool {
        let search = ByteSearch(needle)
        return text.withBytes { search.first(in: $0) != nil }
    }

    /// Every occurrence replaced; an empty text stands before each character and at the end.
    static func replacing(_ old: String, by new: String, in text: String) throws -> String {
        if old.isEmpty {
            try SprigLimits.check(bytes: new.utf8.count, times: text.unicodeScalars.count + 1, added: text.utf8.count)
            var result = new
            for scalar in text.unicodeScalars {
                result.unicodeScalars.append(scalar)
                result += new
            }
            return result
        }
        let search = ByteSearch(old)
        return try text.withBytes { bytes in
            let added = new.goBytes
            var output: [UInt8] = []
            var start = 0
            while let found = search.first(in: bytes, from: start) {
                output += bytes[start..<found]
                output += added
                try SprigLimits.check(bytes: output.count)
                start = found + search.count
            }
            if start == 0 { return text }
            output += bytes[start...]
            return String(goBytes: output)
        }
    }
}
