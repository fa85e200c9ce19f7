import SluiceGoTemplate

/// Errors that several functions share, worded as Go's.
enum SprigError {
    static let nilDereference = FunctionError("runtime error: invalid memory address or nil pointer dereference")
    static let nilMap = FunctionError("assignment to entry in nil map")
    static let negativeRepeat = FunctionError("strings: negative Repeat count")
    static let divisionByZero = FunctionError("runtime error: integer divide by zero")
    static let tooDeep = FunctionError("values are nested deeper than \(SprigLimits.depth) levels")
    static let tooManyBytes = FunctionError("the result would have more than \(SprigLimits.textBytes) bytes")
    static let tooManyDigits = FunctionError("the number would have more than \(SprigLimits.digits) digits")
    static let tooManyVisits = FunctionError(
        "values of more than \(SprigLimits.visits) elements are too large for this")

    static func tooManyElements(_ limit: Int) -> FunctionError {
        FunctionError("the result would have more than \(limit) elements")
    }
}

/// Sizes beyond which functions refuse to go on.
enum SprigLimits {
    /// Bytes of a text.
    static let textBytes = 16 << 20
    /// Elements of a list.
    static let elements = 1_000_000
    /// Entries of a map that is made from a text.
    static let entries = 1_000_000
    /// Maps and lists inside one another.
    static let depth = 500
    /// Elements that one call copies, merges or compares, those inside of others counted too.
    static let visits = 1_000_000
    /// Decimal digits that one number of `mulf` and its kin has.
    static let digits = 20_000

    static func check(elements count: Int) throws {
        if count > elements { throw SprigError.tooManyElements(elements) }
    }

    static func check(bytes count: Int) throws {
        if count > textBytes { throw SprigError.tooManyBytes }
    }

    /// - Parameter count: how many texts of `size` bytes the result has.
    static func check(bytes size: Int, times count: Int, added: Int = 0) throws {
        let (product, overflow) = size.multipliedReportingOverflow(by: count)
        if overflow || product > textBytes - min(added, textBytes) { throw SprigError.tooManyBytes }
    }
}
