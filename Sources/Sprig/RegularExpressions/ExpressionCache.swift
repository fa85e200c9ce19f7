import SluiceRegularExpressions
import Synchronization

/// Expressions that were compiled before, for all threads. Charts use few of them, again and again.
final class ExpressionCache: Sendable {
    static let shared = ExpressionCache()

    private let compiled = Mutex<[String: RegularExpression]>([:])

    /// Patterns that are longer, which a chart may put together from data, are not kept.
    private static let maximumLength = 1024
    private static let maximumCount = 128

    func expression(_ pattern: String) throws(RegularExpressionError) -> RegularExpression {
        if let known = compiled.withLock({ $0[pattern] }), known.pattern.utf8.elementsEqual(pattern.utf8) {
            return known
        }
        let expression = try RegularExpression(pattern)
        if pattern.utf8.count <= Self.maximumLength {
            compiled.withLock { compiled in
                // To begin anew is simpler than to know which was used last, and as good for so few.
                if compiled.count >= Self.maximumCount { compiled.removeAll(keepingCapacity: true) }
                compiled[pattern] = expression
            }
        }
        return expression
    }
}
