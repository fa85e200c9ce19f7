import SluiceGoScalars
import SluiceGoTemplate

/// Base 64 and base 32 (RFC 4648). Decoding gives the reason as its result if it fails, as Sprig does.
extension FunctionTable {
    mutating func registerBaseEncodings() {
        for (name, encoding) in [("b64", BaseEncoding.base64), ("b32", .base32)] {
            register("\(name)enc", [.string]) { arguments, _ in
                let text = arguments.text(0)
                try SprigLimits.check(bytes: text.utf8.count)
                return .string(encoding.encoded(text.goBytes))
            }
            register("\(name)dec", [.string]) { arguments, _ in
                do throws(BaseEncoding.Corruption) {
                    return .string(String(goBytes: try encoding.decoded(arguments.text(0).goBytes)))
                } catch {
                    return .string(error.message)
                }
            }
        }
    }
}
