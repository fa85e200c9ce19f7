import SluiceDiagnostics
import SluiceYAML

/// Reads a text that must be readable.
func read(_ text: String, file: String = "test.yaml", options: ParseOptions = ParseOptions()) throws -> Node? {
    try parse(Array(text.utf8), file: file, options: options)
}

/// The finding of a text that must not be readable.
func failure(_ text: String, file: String = "test.yaml", options: ParseOptions = ParseOptions()) -> Finding? {
    failure(Array(text.utf8), file: file, options: options)
}

func failure(_ bytes: [UInt8], file: String = "test.yaml", options: ParseOptions = ParseOptions()) -> Finding? {
    do throws(SluiceError) {
        _ = try parse(bytes, file: file, options: options)
        return nil
    } catch {
        return error.findings.first
    }
}

extension Finding {
    /// `line:column`, which is what most tests ask for.
    var place: String {
        location.map { "\($0.line):\($0.column)" } ?? "nowhere"
    }
}

extension YAMLMark {
    var text: String { "\(line):\(column)@\(byte)" }
}

/// The same numbers on every run.
struct SeededRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) ^ (state >> 17)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
