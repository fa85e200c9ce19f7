import GoTemplate

/// A certificate and its key in a template: Sprig's `certificate`.
public final class CertificateValue: TemplateObject {
    /// Both in PEM.
    public let certificate: String
    public let key: String

    init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }

    public var typeName: String { "sprig.certificate" }
    public var description: String { "{\(certificate) \(key)}" }
    public var encoded: Value? { ["Cert": .string(certificate), "Key": .string(key)] }

    public func field(_ name: String) -> Value? {
        switch name {
        case "Cert": .string(certificate)
        case "Key": .string(key)
        default: nil
        }
    }
}
