import SluiceGoTemplate
import SluiceSprig

/// What the functions of one rendering share. It belongs to one thread.
final class RenderState: SprigState {
    /// Helm's limit for templates that include themselves.
    private static let maximumIncludes = 1000

    let templates: TemplateTextCache
    private var includes: [String: Int] = [:]
    private let seed: UInt64?
    private let clock: Instant
    private var world: any SprigState

    /// - Parameters:
    ///   - seed: makes the time and random functions repeatable.
    ///   - clock: the time that templates see where there is a seed.
    init(templates: TemplateTextCache, seed: UInt64?, clock: Instant = Instant(seconds: 0)) {
        self.templates = templates
        self.seed = seed
        self.clock = clock
        world = seed.map { RepeatableState(seed: $0, now: clock) } ?? SystemState.shared
    }

    /// Starts the random sequence of a template file.
    ///
    /// With a seed, each file has a sequence of its own, drawn from the seed and the file's path: a file that
    /// renders more or less does not shift what the others draw.
    func begin(_ path: String) {
        guard let seed else { return }
        // 64-bit FNV-1a; SplitMix64 in the generator spreads its bits.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        world = RepeatableState(seed: seed ^ hash, now: clock)
    }

    var now: Instant { world.now }
    var isRepeatable: Bool { world.isRepeatable }
    func randomBytes(_ count: Int) -> [UInt8] { world.randomBytes(count) }

    /// Counts how often a template is being included just now.
    func enter(_ name: String) throws(FunctionError) {
        let count = includes[name, default: 0]
        guard count <= Self.maximumIncludes else {
            throw FunctionError(
                "rendering template has a nested reference name: \(name): unable to execute template")
        }
        includes[name] = count + 1
    }

    func leave(_ name: String) { includes[name, default: 1] -= 1 }
}
