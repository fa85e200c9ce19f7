/// Reads addresses as Kubernetes always has: with leading zeros in IPv4 numbers and IPv6 groups.
///
/// - Note: follows `ParseCIDRSloppy` of k8s.io/utils/net, and tells what `netip.ParsePrefix` refuses.
struct AddressParser {
    private var bytes: ArraySlice<UInt8>
    /// Whether a number has zeros in front that the strict reader refuses.
    private(set) var hasLeadingZeros = false

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    /// The address of the whole text; IPv6 as 128 bits even where it holds an IPv4 address.
    static func address(_ bytes: ArraySlice<UInt8>) -> (address: IPAddress, hasLeadingZeros: Bool)? {
        var parser = AddressParser(bytes)
        if let bits = parser.readV4(), parser.bytes.isEmpty {
            return (IPAddress(.v4, UInt128(bits)), parser.hasLeadingZeros)
        }
        parser = AddressParser(bytes)
        guard let bits = parser.readV6() else { return nil }
        return (IPAddress(.v6, bits), parser.hasLeadingZeros)
    }

    /// A decimal number of the whole text, at most `maximum`.
    static func number(_ bytes: ArraySlice<UInt8>, maximum: Int) -> (value: Int, hasLeadingZeros: Bool)? {
        var parser = AddressParser(bytes)
        guard let value = parser.readDecimal(maximum: maximum), parser.bytes.isEmpty else { return nil }
        return (value, parser.hasLeadingZeros)
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard bytes.first == UInt8(ascii: character) else { return false }
        bytes.removeFirst()
        return true
    }

    private mutating func readDecimal(maximum: Int) -> Int? {
        let digits = bytes.prefix { (48...57).contains($0) }
        guard !digits.isEmpty else { return nil }
        var value = 0
        for digit in digits {
            value = value * 10 + Int(digit - 48)
            guard value < 0xFF_FFFF else { return nil }
        }
        guard value <= maximum else { return nil }
        if digits.count > 1, digits.first == 48 { hasLeadingZeros = true }
        bytes.removeFirst(digits.count)
        return value
    }

    private mutating func readV4() -> UInt32? {
        var bits: UInt32 = 0
        for index in 0..<4 {
            if index > 0, !skip(".") { return nil }
            guard let octet = readDecimal(maximum: 255) else { return nil }
            bits = bits << 8 | UInt32(octet)
        }
        return bits
    }

    private mutating func readV6() -> UInt128? {
        var groups: [UInt16] = []
        var ellipsis: Int?
        if bytes.count >= 2, bytes.starts(with: "::".utf8) {
            bytes.removeFirst(2)
            ellipsis = 0
            if bytes.isEmpty { return 0 }
        }
        while groups.count < 8 {
            let digits = bytes.prefix { Self.hexadecimal($0) != nil }
            // A dotted IPv4 address may stand in place of the last two groups.
            if bytes.dropFirst(digits.count).first == UInt8(ascii: "."), !digits.isEmpty {
                guard groups.count == 6 || (ellipsis != nil && groups.count < 6), let v4 = readV4() else { return nil }
                groups += [UInt16(truncatingIfNeeded: v4 >> 16), UInt16(truncatingIfNeeded: v4)]
                break
            }
            guard let group = Self.group(digits) else { return nil }
            if digits.count > 4 { hasLeadingZeros = true }
            groups.append(group)
            bytes.removeFirst(digits.count)
            if bytes.isEmpty { break }
            guard skip(":"), !bytes.isEmpty else { return nil }
            if skip(":") {
                guard ellipsis == nil else { return nil }
                ellipsis = groups.count
                if bytes.isEmpty { break }
            }
        }
        guard bytes.isEmpty else { return nil }
        if groups.count < 8 {
            guard let ellipsis else { return nil }
            groups.insert(contentsOf: repeatElement(0, count: 8 - groups.count), at: ellipsis)
        } else if ellipsis != nil {
            // It must stand for one group at least.
            return nil
        }
        return groups.reduce(0) { $0 << 16 | UInt128($1) }
    }

    private static func group(_ digits: ArraySlice<UInt8>) -> UInt16? {
        guard !digits.isEmpty else { return nil }
        var value: UInt32 = 0
        for digit in digits {
            value = value << 4 | (hexadecimal(digit) ?? 0)
            guard value <= 0xFFFF else { return nil }
        }
        return UInt16(value)
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 48...57: UInt32(byte - 48)
        case 65...70: UInt32(byte - 55)
        case 97...102: UInt32(byte - 87)
        default: nil
        }
    }
}
