import SluiceCodegen
import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

/// A values schema around one block, written as in a chart.
func schema(_ keyword: String, properties: String, outside: String = "") -> String {
    """
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "type": "object",
      "properties": {
        "policy": {
          "type": "object",
          "additionalProperties": false,
          "x-sluice": \(keyword),
          "properties": {
            "enabled": { "type": "boolean", "default": false },
    \(properties)
          }
        }\(outside)
      }
    }

    """
}

/// The keyword of a plain NetworkPolicy block.
let plainKeyword = """
    { "resource": "networking.k8s.io/v1/NetworkPolicy", "set": { "metadata.name": "{{ include \\"demo.fullname\\" . }}" } }
    """

func generator(_ text: String, chartName: String = "demo") throws(SluiceError) -> Generator {
    try Generator(
        GeneratorInput(
            chartName: chartName, schema: SourceText(file: "values.schema.json", bytes: Array(text.utf8)),
            skeletons: .builtIn, model: try DefinitionsLoader.embedded()))
}

/// The one file whose path ends like this.
func file(_ ending: String, of files: [GeneratedFile]) -> String {
    files.first { $0.path.hasSuffix(ending) }?.contents ?? ""
}
