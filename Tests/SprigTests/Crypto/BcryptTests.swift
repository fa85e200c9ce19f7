import Testing

@testable import SluiceSprig

@Suite struct BcryptTests {
    /// Made with libxcrypt; the last is what Helm made for `htpasswd`.
    @Test(arguments: [
        ("", "$2a$04$abcdefghijklmnopqrstuu", 4, "byCG3zY1GIXMyxfivm.ClDiInHzxjiq"),
        ("password", "$2a$04$abcdefghijklmnopqrstuu", 4, "ghE8Ev8uGFaUgY2cNEySvxngrb/Jzdm"),
        (String(repeating: "é", count: 36), "$2a$05$......................", 5, "wibKfMTLFNR5ekAMxydmbl1qLE7iPOS"),
        ("p", "$2a$10$iP3OZFAbq72a/JNystxtH.", 10, "2AmX6RlzF.YknCFNCJsSp.nd3zWAJJa"),
    ])
    func hashesAsOthersDo(password: String, salt: String, cost: Int, hash: String) {
        let bytes = decoded(Array(salt.utf8.suffix(22)))
        #expect(Bcrypt.hash(Array(password.utf8), salt: bytes, cost: cost) == salt + hash)
    }

    @Test func longPasswordsAreRefusedInTheText() {
        let password = String(repeating: "x", count: 73)
        #expect(
            printed("bcrypt \"\(password)\"")
                == "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes")
    }

    private func decoded(_ text: [UInt8]) -> [UInt8] {
        let alphabet = Array("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
        var (buffer, bits): (UInt32, UInt32) = (0, 0)
        var result: [UInt8] = []
        for character in text {
            buffer = buffer << 6 | UInt32(alphabet.firstIndex(of: character) ?? 0)
            bits += 6
            if bits >= 8 {
                bits -= 8
                result.append(UInt8(truncatingIfNeeded: buffer >> bits))
            }
        }
        return result
    }
}
