import GoTemplate
import Sprig

/// What the functions of one rendering share. It belongs to one thread.
final class RenderState: SprigState {
    /// Helm's limit for templates that include themselves.
    private static let maximumIncludes = 1000

    let templates: TemplateTextCache
    private var includes: [String: Int] = [:]
    private let world: any SprigState

    /// - Parameter seed: makes the time and random functions repeatable.
    init(templates: TemplateTextCache, seed: UInt64?) {
        self.templates = templates
        world = seed.map { RepeatableState(seed: $0) } ?? SystemState.shared
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
