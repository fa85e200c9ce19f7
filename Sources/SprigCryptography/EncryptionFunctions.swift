import Crypto
import CryptoExtras
import SluiceGoScalars
import SluiceGoTemplate
import SluiceSprig

extension StandardCryptography {
    /// `encryptAES` and `decryptAES`: AES-256 in CBC mode with padding as PKCS #7 has it, the key being the
    /// password cut or filled with zeros, the random first block in front, all in base 64.
    static let ciphers: [String: Function.Body] = [
        "encryptAES": { arguments, evaluation in
            if arguments.text(1).isEmpty { return "" }
            let start = evaluation.sprigState.randomBytes(blockSize)
            let encrypted = try AES._CBC.encrypt(
                arguments.text(1).goBytes, using: key(arguments.text(0)), iv: AES._CBC.IV(ivBytes: start))
            return .string(BaseEncoding.base64.encoded(start + encrypted))
        },
        "decryptAES": { arguments, _ in
            if arguments.text(1).isEmpty { return "" }
            let bytes: [UInt8]
            do throws(BaseEncoding.Corruption) {
                bytes = try BaseEncoding.base64.decoded(arguments.text(1).goBytes)
            } catch {
                throw FunctionError(error.message)
            }
            guard bytes.count >= blockSize else {
                throw FunctionError(
                    "runtime error: slice bounds out of range [:\(blockSize)] with capacity \(bytes.count)")
            }
            guard bytes.count % blockSize == 0 else { throw FunctionError("crypto/cipher: input not full blocks") }
            guard bytes.count > blockSize else { throw FunctionError("runtime error: index out of range [-1]") }
            let text = try AES._CBC.decrypt(
                bytes[blockSize...], using: key(arguments.text(0)), iv: AES._CBC.IV(ivBytes: bytes[..<blockSize]),
                noPadding: true)
            // The padding is not checked, as in Sprig.
            let length = text.count - Int(text.last ?? 0)
            guard length >= 0 else { throw FunctionError("runtime error: slice bounds out of range [:\(length)]") }
            return .string(String(goBytes: text.prefix(length)))
        },
    ]
}

private let blockSize = 16

private func key(_ password: String) -> SymmetricKey {
    let bytes = Array(password.goBytes.prefix(32))
    return SymmetricKey(data: bytes + [UInt8](repeating: 0, count: 32 - bytes.count))
}
