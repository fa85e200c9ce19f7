import SluiceGoScalars
import SluiceGoTemplate
import SluiceSprig
import SwiftASN1
import X509

extension StandardCryptography {
    /// Certificates. Keys that are not given are of RSA with 2048 bits.
    static let certificates: [String: Function.Body] = [
        "genCA": { arguments, evaluation in
            try authority(arguments, key: newKey(evaluation), evaluation)
        },
        "genCAWithKey": { arguments, evaluation in
            try authority(arguments, key: givenKey(arguments.text(2)), evaluation)
        },
        "genSelfSignedCert": { arguments, evaluation in
            try signed(arguments, key: newKey(evaluation), issuer: nil, evaluation)
        },
        "genSelfSignedCertWithKey": { arguments, evaluation in
            try signed(arguments, key: givenKey(arguments.text(4)), issuer: nil, evaluation)
        },
        "genSignedCert": { arguments, evaluation in
            try signed(arguments, key: newKey(evaluation), issuer: issuer(arguments[4]), evaluation)
        },
        "genSignedCertWithKey": { arguments, evaluation in
            try signed(arguments, key: givenKey(arguments.text(5)), issuer: issuer(arguments[4]), evaluation)
        },
        "buildCustomCert": { arguments, _ in
            try customCertificate(arguments.text(0), arguments.text(1))
        },
    ]
}

private func newKey(_ evaluation: Evaluation) throws -> SigningKey {
    try evaluation.spend(CryptoCost.key)
    return try SigningKey.rsa(bits: 2048, evaluation.sprigState)
}

private func givenKey(_ pem: String) throws -> SigningKey {
    do {
        return try SigningKey(pem: pem)
    } catch {
        throw FunctionError("parsing private key: \(error)")
    }
}

private func authority(_ arguments: [Value], key: SigningKey, _ evaluation: Evaluation) throws -> Value {
    var request = try CertificateRequest(
        arguments.text(0), addresses: .nil, hostNames: .nil, days: arguments.number(1))
    request.isAuthority = true
    return .object(try request.certificate(for: key, issuer: nil, evaluation.sprigState))
}

private func signed(
    _ arguments: [Value], key: @autoclosure () throws -> SigningKey, issuer: CertificateRequest.Issuer?,
    _ evaluation: Evaluation
) throws -> Value {
    let request = try CertificateRequest(
        arguments.text(0), addresses: arguments[1], hostNames: arguments[2], days: arguments.number(3))
    return .object(try request.certificate(for: try key(), issuer: issuer, evaluation.sprigState))
}

private func issuer(_ value: Value) throws -> CertificateRequest.Issuer {
    guard case .object(let object) = value, let authority = object as? CertificateValue else {
        throw FunctionError("wrong type for value; expected sprig.certificate; got \(value.typeName)")
    }
    guard let block = PEMBlock(in: authority.certificate) else { throw FunctionError("unable to decode certificate") }
    guard let certificate = try? Certificate(derEncoded: block.bytes) else {
        throw FunctionError("error parsing certificate: decodedSignerCert.Bytes: x509: malformed certificate")
    }
    do {
        return CertificateRequest.Issuer(certificate: certificate, key: try SigningKey(pem: authority.key))
    } catch {
        throw FunctionError("error parsing private key: \(error)")
    }
}

private func customCertificate(_ certificate: String, _ key: String) throws -> Value {
    guard let certificateText = try? BaseEncoding.base64.decoded(certificate.utf8) else {
        throw FunctionError("unable to decode base64 certificate")
    }
    guard let keyText = try? BaseEncoding.base64.decoded(key.utf8) else {
        throw FunctionError("unable to decode base64 private key")
    }
    let value = CertificateValue(
        certificate: String(decoding: certificateText, as: UTF8.self), key: String(decoding: keyText, as: UTF8.self))
    guard let block = PEMBlock(in: value.certificate) else { throw FunctionError("unable to decode certificate") }
    guard (try? Certificate(derEncoded: block.bytes)) != nil else {
        throw FunctionError("error parsing certificate: decodedCert.Bytes: x509: malformed certificate")
    }
    do {
        _ = try SigningKey(pem: value.key)
    } catch {
        throw FunctionError("error parsing private key: \(error)")
    }
    return .object(value)
}
