/// Hands out names, each once.
struct UniqueNames {
    private var taken: Set<String>
    /// Whether names that differ in case only are the same; names of files need that.
    private let ignoresCase: Bool

    init(taken: Set<String> = [], ignoresCase: Bool = false) {
        self.ignoresCase = ignoresCase
        self.taken = ignoresCase ? Set(taken.map { $0.lowercased() }) : taken
    }

    /// The name itself, or where it is taken, the name with the first free number from 2 on.
    mutating func take(_ name: String) -> String {
        var result = name
        var number = 2
        while !insert(result) {
            // `port1` with a number would read as `port12`.
            result = name + (name.last?.isNumber == true ? "_" : "") + String(number)
            number += 1
        }
        return result
    }

    /// The first name that is free, or where all are taken, the last one with a number.
    mutating func takeFirst(of names: [String]) -> String {
        insertFirst(of: names) ?? take(names.last ?? "Value")
    }

    /// Names for members: the wish, or where another has that, the member's own name (`HTTP` beside `http`) if it
    /// is an identifier, else a number. Members whose wish is their own name come first, whatever their place.
    ///
    /// - Parameter types: the types that the members speak of, which a member of that name would hide.
    static func assign(_ members: [(name: String, wish: String)], types: Set<String> = []) -> [String] {
        var names = UniqueNames()
        var result = members.map(\.wish)
        for member in members where member.name == member.wish { _ = names.insert(member.name) }
        for (index, member) in members.enumerated() where member.name != member.wish {
            let isFit = SwiftIdentifier.isFreeIdentifier(member.name) && !types.contains(member.name)
            let choices = [member.wish] + (isFit ? [member.name] : [])
            result[index] = names.insertFirst(of: choices) ?? names.take(member.wish)
        }
        return result
    }

    private mutating func insertFirst(of names: [String]) -> String? {
        names.first { insert($0) }
    }

    private mutating func insert(_ name: String) -> Bool {
        taken.insert(ignoresCase ? name.lowercased() : name).inserted
    }
}
