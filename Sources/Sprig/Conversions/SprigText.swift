import SluiceGoTemplate

extension Value {
    /// The value as text: Sprig's `toString`.
    public var sprigText: String {
        switch self {
        case .string(let text): text
        case .object(let object) where object.bytes != nil: String(goBytes: object.bytes ?? [])
        default: description
        }
    }

    /// The elements as text, without those that are nil; what is no list is a list of one, and nil is an empty one.
    var sprigTexts: [String] {
        if let list = asList { return list.filter { !$0.isNil }.map(\.sprigText) }
        return isNil ? [] : [sprigText]
    }
}
