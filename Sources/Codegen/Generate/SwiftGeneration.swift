import SluiceDiagnostics
import SluiceKubernetesAPI

extension Generator {
    /// Swift types of the API and of the values, with the expansions.
    public func swift() throws(SluiceError) -> [GeneratedFile] {
        try SwiftValuesEmitter.files(for: interface, fingerprint: schemaFingerprint)
    }

    /// Swift types of every type of a model, without a chart.
    public static func swift(of model: TypeModel) throws(SluiceError) -> [GeneratedFile] {
        try SwiftAPIEmitter.files(for: model)
    }
}
