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
        for name in names where insert(name) { return name }
        return take(names.last ?? "Value")
    }

    private mutating func insert(_ name: String) -> Bool {
        taken.insert(ignoresCase ? name.lowercased() : name).inserted
    }
}
