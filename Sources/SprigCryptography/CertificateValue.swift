import SluiceGoTemplate

/// A certificate and its key in a template: Sprig's `certificate`.
public final class CertificateValue: TemplateObject {
    /// The certificate in PEM.
    public let certificate: String
    /// Its private key in PEM.
    public let key: String

    init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }

    /// The type that Go gives it.
    public var typeName: String { "sprig.certificate" }
    /// What Go prints for the struct.
    public var description: String { "{\(certificate) \(key)}" }
    /// A map of both fields, for encoders.
    public var encoded: Value? { ["Cert": .string(certificate), "Key": .string(key)] }

    /// `Cert` or `Key`; nil for other names.
    public func field(_ name: String) -> Value? {
        switch name {
        case "Cert": .string(certificate)
        case "Key": .string(key)
        default: nil
        }
    }
}
