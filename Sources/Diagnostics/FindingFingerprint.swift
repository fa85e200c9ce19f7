/// What tells that a finding of another run is the same one, though lines were added or removed above it.
enum FindingFingerprint {
    /// A fingerprint a finding: a hash of the rule, the file, and the field's path, or without a path of the message;
    /// equal ones are counted in their order.
    static func all(of findings: [Finding]) -> [String] {
        var seen: [UInt64: Int] = [:]
        return findings.map { finding in
            let place = finding.fieldPath.map { "\($0)" } ?? withoutNumbers(finding.message)
            let hash = hash(of: [finding.rule, withoutDotSlash(finding.location?.file ?? ""), place])
            seen[hash, default: 0] += 1
            let digits = String(hash, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits + ":\(seen[hash] ?? 1)"
        }
    }

    /// A message such as "first given in line 9" must stay the same in line 10.
    private static func withoutNumbers(_ message: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in message.unicodeScalars {
            let isDigit = ("0"..."9").contains(scalar)
            if !isDigit || result.last != "0" { result.append(isDigit ? "0" : scalar) }
        }
        return String(result)
    }

    /// FNV-1a with 64 bits; a byte that UTF-8 does not use stands behind each part.
    private static func hash(of parts: [String]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in parts {
            for byte in Array(part.utf8) + [0xFF] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        return hash
    }
}
