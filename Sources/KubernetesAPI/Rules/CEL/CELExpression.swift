/// An expression of the part of CEL (Common Expression Language) that can be stated as rules and constraints.
indirect enum CELExpression: Equatable {
    /// `self`, or a field of it: `self.a.b` is `["a", "b"]`.
    case field([String])
    case has([String])
    case string(String)
    case integer(Int)
    case boolean(Bool)
    case list([CELExpression])
    case not(CELExpression)
    case and(CELExpression, CELExpression)
    case or(CELExpression, CELExpression)
    case conditional(CELExpression, CELExpression, CELExpression)
    case compare(Comparison, CELExpression, CELExpression)
    case isIn(CELExpression, CELExpression)
    case size(CELExpression)
    case isCIDR(CELExpression)
    case isIP(CELExpression)

    enum Comparison: String {
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="

        var negated: Comparison {
            switch self {
            case .equal: .notEqual
            case .notEqual: .equal
            case .less: .greaterOrEqual
            case .lessOrEqual: .greater
            case .greater: .lessOrEqual
            case .greaterOrEqual: .less
            }
        }

        /// The comparison with its sides exchanged.
        var mirrored: Comparison {
            switch self {
            case .equal, .notEqual: self
            case .less: .greater
            case .lessOrEqual: .greaterOrEqual
            case .greater: .less
            case .greaterOrEqual: .lessOrEqual
            }
        }
    }
}
