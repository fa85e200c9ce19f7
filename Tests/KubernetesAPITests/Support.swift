import SluiceDiagnostics
import SluiceKubernetesAPI

/// Loads one document given as text.
func load(
    _ text: String, file: String = "definitions.yaml", version: String? = nil, roots: [String] = []
) throws -> TypeModel {
    try DefinitionsLoader.load(
        Array(text.utf8), file: file,
        options: DefinitionsOptions(kubernetesVersion: version.flatMap { KubernetesVersion($0) }, roots: roots))
}

/// An OpenAPI v3 document of one type, `test.Sample`, with the given property schemas, one a line.
func sample(_ properties: String..., beside: String = "") -> String {
    """
    openapi: 3.0.0
    components:
      schemas:
        test.Sample:
          type: object
          \(beside)
          properties:

    """ + properties.map { "        \($0)\n" }.joined()
}

/// The findings as `file:line:column: message (hint)`.
func findings(_ body: () throws -> Void) -> [String] {
    do {
        try body()
        return []
    } catch let error as SluiceError {
        return error.findings.map { finding in
            let place = finding.location.map { "\($0.file):\($0.line):\($0.column): " } ?? ""
            return place + finding.message + (finding.hint.map { " (\($0))" } ?? "")
        }
    } catch {
        return ["\(error)"]
    }
}
