import Crypto
import CryptoExtras
import SluiceGoTemplate
import SluiceSprig

extension StandardCryptography {
    /// `genPrivateKey`. DSA keys, which nothing accepts any more, are refused.
    static let keys: [String: Function.Body] = [
        "genPrivateKey": { arguments, evaluation in
            let state = evaluation.sprigState
            switch arguments.text(0) {
            case "", "rsa":
                try evaluation.spend(CryptoCost.largeKey)
                return .string(try SigningKey.rsa(bits: 4096, state).pem)
            case "dsa": throw FunctionError("DSA keys are not supported; use rsa, ecdsa or ed25519")
            case "ecdsa": return .string(try SigningKey.ellipticCurve(state).pem)
            case "ed25519": return .string(try SigningKey.edwards(state).pem)
            default: return .string("Unknown type \(arguments.text(0))")
            }
        }
    ]
}

extension SigningKey {
    static func rsa(bits: Int, _ state: any SprigState) throws -> SigningKey {
        if state.isRepeatable { return .rsa(try RepeatableRSA.key(bits: bits, state)) }
        return .rsa(try _RSA.Signing.PrivateKey(keySize: _RSA.Signing.KeySize(bitCount: bits)))
    }

    static func ellipticCurve(_ state: any SprigState) throws -> SigningKey {
        guard state.isRepeatable else { return .p256(P256.Signing.PrivateKey()) }
        // Hardly one draw in four thousand million is beyond the order of the curve.
        for _ in 0..<8 {
            if let key = try? P256.Signing.PrivateKey(rawRepresentation: state.randomBytes(32)) { return .p256(key) }
        }
        throw FunctionError("failed to generate private key: the random bytes are of no use")
    }

    static func edwards(_ state: any SprigState) throws -> SigningKey {
        guard state.isRepeatable else { return .ed25519(Curve25519.Signing.PrivateKey()) }
        return .ed25519(try Curve25519.Signing.PrivateKey(rawRepresentation: state.randomBytes(32)))
    }
}
