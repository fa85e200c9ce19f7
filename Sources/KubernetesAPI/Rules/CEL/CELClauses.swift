/// A CEL expression as clauses that must all hold; of each, one literal must.
///
/// What is stated from clauses may be weaker than the expression, never stricter: an expression over a field that is
/// absent fails on the server, a literal about it here does not.
enum CELClauses {
    enum Literal: Equatable {
        case has([String])
        case lacks([String])
        /// A field compared with a number, or its size where `ofSize`.
        case number([String], CELExpression.Comparison, Int, ofSize: Bool)
        case isOneOf([String], [String])
        case isNoneOf([String], [String])
        case fields([String], CELExpression.Comparison, [String])
        case isCIDR([String])
        case isIP([String])
    }

    private static let clauseLimit = 16

    /// - Returns: nil for an expression that has no such form, or a large one.
    static func of(_ expression: CELExpression) -> [[Literal]]? {
        clauses(expression, isNegated: false)
    }

    private static func clauses(_ expression: CELExpression, isNegated: Bool) -> [[Literal]]? {
        switch expression {
        case .boolean(let value):
            return value != isNegated ? [] : [[]]
        case .not(let inner):
            return clauses(inner, isNegated: !isNegated)
        case .and(let left, let right):
            return combined(left, right, isNegated: isNegated, isConjunction: !isNegated)
        case .or(let left, let right):
            return combined(left, right, isNegated: isNegated, isConjunction: isNegated)
        case .conditional(let condition, let first, let second):
            let expanded = CELExpression.and(.or(.not(condition), first), .or(condition, second))
            return clauses(expanded, isNegated: isNegated)
        case .compare(let comparison, let left, let right):
            return compared(isNegated ? comparison.negated : comparison, left, right)
        case .has(let path):
            return [[isNegated ? .lacks(path) : .has(path)]]
        case .isIn(.field(let path), .list(let elements)):
            let texts = elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
            guard texts.count == elements.count, !texts.isEmpty else { return nil }
            return [[isNegated ? .isNoneOf(path, texts) : .isOneOf(path, texts)]]
        case .isCIDR(.field(let path)):
            return isNegated ? nil : [[.isCIDR(path)]]
        case .isIP(.field(let path)):
            return isNegated ? nil : [[.isIP(path)]]
        default:
            return nil
        }
    }

    private static func combined(
        _ left: CELExpression, _ right: CELExpression, isNegated: Bool, isConjunction: Bool
    ) -> [[Literal]]? {
        guard let one = clauses(left, isNegated: isNegated), let other = clauses(right, isNegated: isNegated) else {
            return nil
        }
        let all = isConjunction ? one + other : one.flatMap { first in other.map { first + $0 } }
        return all.count <= clauseLimit && all.allSatisfy { $0.count <= clauseLimit } ? all : nil
    }

    private static func compared(
        _ comparison: CELExpression.Comparison, _ left: CELExpression, _ right: CELExpression
    ) -> [[Literal]]? {
        switch (left, right) {
        case (.has(let one), .has(let other)):
            switch comparison {
            case .equal: return [[.lacks(one), .has(other)], [.has(one), .lacks(other)]]
            case .notEqual: return [[.has(one), .has(other)], [.lacks(one), .lacks(other)]]
            default: return nil
            }
        case (.field(let one), .field(let other)):
            return [[.fields(one, comparison, other)]]
        case (.field(let path), .integer(let number)):
            return [[.number(path, comparison, number, ofSize: false)]]
        case (.size(.field(let path)), .integer(let number)):
            return [[.number(path, comparison, number, ofSize: true)]]
        case (.field(let path), .string(let text)):
            switch comparison {
            case .equal: return [[.isOneOf(path, [text])]]
            case .notEqual: return [[.isNoneOf(path, [text])]]
            default: return nil
            }
        case (.integer, .field), (.integer, .size), (.string, .field):
            return compared(comparison.mirrored, right, left)
        default:
            return nil
        }
    }
}
