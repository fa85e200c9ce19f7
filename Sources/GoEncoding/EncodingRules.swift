/// Whose texts and messages: the Helms differ in the Go and the TOML library that they were built with.
public enum EncodingRules: Sendable {
    /// Helm 4.3.1: Go 1.27, BurntSushi/toml 1.6.0.
    case helm4
    /// Helm 3.19.0: Go 1.24, BurntSushi/toml 1.5.0. Only TOML's floats and JSON's messages differ; TOML is read
    /// as Helm 4 does, which takes more.
    case helm3
}
