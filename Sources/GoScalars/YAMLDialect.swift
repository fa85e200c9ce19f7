/// The two YAML libraries of Helm.
package enum YAMLDialect {
    /// go.yaml.in/yaml/v2 behind encoding/json: `toYaml`, `fromYaml` and all files that Helm reads.
    case v2
    /// go.yaml.in/yaml/v3 with an indentation of two: `toYamlPretty`.
    case v3

    /// Lines are folded at the first space beyond this column.
    package var width: Int { self == .v2 ? 80 : .max }
}
