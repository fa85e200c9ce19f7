import SluiceChartValidation
import SluiceDiagnostics
import SluiceFiles
import SluiceKubernetesAPI

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Mutated inputs through parsing, schema and rules. It ends with the first crash, and tells the slowest input.
///
/// Usage: `sluice-fuzz COUNT SEED CHART FILE...`; the files are what is mutated.
///
/// Two more modes serve `scripts/compare-expansions`, both from lines of standard input to lines of standard output:
/// `sluice-fuzz expansions CHART [DEFINITIONS...]` (``ExpansionPrinter``) and `sluice-fuzz openings`
/// (``OpeningFinder``).
@main
enum Fuzz {
    /// Longer than this for one input is a failure.
    private static let maximumSeconds = 2.0

    static func main() {
        do {
            let words = CommandLine.arguments
            if words.count == 2, words[1] == "openings" { return OpeningFinder().run() }
            if words.count > 2, words[1] == "expansions" {
                return try ExpansionPrinter(chart: words[2], definitions: Array(words[3...])).run()
            }
            guard words.count > 4, let count = Int(words[1]), let seed = UInt64(words[2]), count > 0 else {
                fail("usage: sluice-fuzz COUNT SEED CHART FILE...")
            }
            var seeds: [[UInt8]] = []
            for path in words[4...] { seeds.append(try InputFile.read(path)) }
            try run(count: count, seed: seed, chart: words[3], seeds: seeds)
        } catch {
            fail("\(error)")
        }
    }

    private static func run(count: Int, seed: UInt64, chart: String, seeds: [[UInt8]]) throws {
        let model = try DefinitionsLoader.embedded()
        let values = ValuesCheck(try ChartContext(folder: chart, model: model))
        let manifests = ManifestCheck(model: model)
        var bytes = ByteMutator(seed: seed, seeds: seeds)
        var trees = TreeMutator(seed: seed, seeds: seeds)
        var findings = 0
        var refused = 0
        var slowest = Duration.zero
        let clock = ContinuousClock()
        for number in 0..<count {
            let input = number % 2 == 0 ? bytes.next() : trees.next()
            // A crash leaves its input behind.
            try keep(input)
            let time = clock.measure {
                do {
                    findings += try manifests.findings(of: input, file: "input.yaml").count
                    findings += values.findings(of: [try ValuesSource.read(input, file: "input.yaml").value]).count
                } catch {
                    refused += 1
                }
            }
            slowest = max(slowest, time)
            if time > .seconds(maximumSeconds) { fail("input \(number) took \(time): see \(keptPath)") }
            if (number + 1) % 10_000 == 0, isatty(2) == 1 { say("\(number + 1) of \(count)") }
        }
        print("\(count) inputs, \(refused) refused, \(findings) findings, slowest \(slowest); no crash")
    }

    private static let keptPath = "/tmp/sluice-fuzz-input"

    private static func keep(_ input: [UInt8]) throws {
        guard let file = fopen(keptPath, "w") else { return }
        fwrite(input, 1, input.count, file)
        fclose(file)
    }

    private static func say(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = write(2, bytes, bytes.count)
    }

    private static func fail(_ text: String) -> Never {
        say("sluice-fuzz: \(text)")
        exit(2)
    }
}
