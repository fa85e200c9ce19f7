/// The bytes of IP addresses, read as Go's net.ParseIP does.
enum IPAddressBytes {
    /// 4 bytes or 16; addresses of version 6 that stand for one of version 4 have 4.
    static func parse(_ text: String) -> [UInt8]? {
        let bytes = Array(text.utf8)
        guard bytes.count <= 64 else { return nil }
        guard bytes.contains(UInt8(ascii: ":")) else { return version4(bytes[...]) }
        guard let address = version6(bytes[...]) else { return nil }
        let isVersion4 = address.prefix(10).allSatisfy { $0 == 0 } && address[10] == 0xFF && address[11] == 0xFF
        return isVersion4 ? Array(address.suffix(4)) : address
    }

    private static func version4(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var result: [UInt8] = []
        for part in parts {
            guard part.allSatisfy(\.isDigit), part.count == 1 || part.first != UInt8(ascii: "0"),
                let number = UInt8(String(decoding: part, as: UTF8.self))
            else { return nil }
            result.append(number)
        }
        return result
    }

    private static func version6(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let colon = UInt8(ascii: ":")
        guard let gap = text.indices.dropLast().first(where: { text[$0] == colon && text[$0 + 1] == colon }) else {
            let groups = groups(text)
            return groups?.count == 16 ? groups : nil
        }
        guard let front = text[..<gap].isEmpty ? [] : groups(text[..<gap], endsAddress: false) else { return nil }
        let rest = text[(gap + 2)...]
        guard let back = rest.isEmpty ? [] : groups(rest), front.count + back.count <= 14 else { return nil }
        return front + [UInt8](repeating: 0, count: 16 - front.count - back.count) + back
    }

    /// Groups of hexadecimal digits; an address of version 4 may be the last.
    private static func groups(_ text: ArraySlice<UInt8>, endsAddress: Bool = true) -> [UInt8]? {
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        var result: [UInt8] = []
        for (index, part) in parts.enumerated() {
            if endsAddress, index == parts.count - 1, part.contains(UInt8(ascii: ".")) {
                guard let address = version4(part) else { return nil }
                return result + address
            }
            guard (1...4).contains(part.count), part.first != UInt8(ascii: "+"), part.first != UInt8(ascii: "-"),
                let number = UInt16(String(decoding: part, as: UTF8.self), radix: 16)
            else { return nil }
            result += [UInt8(number >> 8), UInt8(truncatingIfNeeded: number)]
        }
        return result
    }
}
