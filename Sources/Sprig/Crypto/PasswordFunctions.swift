import SluiceGoTemplate

extension FunctionTable {
    /// `bcrypt` and `htpasswd`.
    mutating func registerPasswords() {
        register("bcrypt", [.string]) { arguments, evaluation in
            try evaluation.spend(CryptoCost.password)
            return .string(Self.hashed(arguments.text(0), evaluation))
        }
        register("htpasswd", [.string, .string]) { arguments, evaluation in
            let user = arguments.text(0)
            if user.utf8.contains(UInt8(ascii: ":")) { return .string("invalid username: \(user)") }
            try evaluation.spend(CryptoCost.password)
            return .string("\(user):\(Self.hashed(arguments.text(1), evaluation))")
        }
    }

    /// The hash, or what is wrong with the password as text: Sprig reports no error here.
    private static func hashed(_ password: String, _ evaluation: Evaluation) -> String {
        let password = password.goBytes
        guard password.count <= Bcrypt.maximumLength else {
            return "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes"
        }
        return Bcrypt.hash(password, salt: evaluation.sprigState.randomBytes(16))
    }
}
