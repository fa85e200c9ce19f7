import Synchronization

/// A table that says for each state and class of scalars the next state: whether a text has a match takes one
/// look-up for each scalar of it.
final class Automaton: Sendable {
    /// No match can follow.
    static let dead: Int32 = 0
    /// A match is found.
    static let accepting: Int32 = 1

    private let symbols: SymbolClasses
    /// States times (classes and the end of the text); states are given as the places of their rows.
    private let table: [Int32]
    private let start: Int32

    init(symbols: SymbolClasses, table: [Int32], start: Int32) {
        self.symbols = symbols
        self.table = table
        self.start = start
    }

    func hasMatch(_ text: TextBytes) -> Bool {
        symbols.ascii.withUnsafeBufferPointer { ascii in
            table.withUnsafeBufferPointer { table in
                var state = start
                var position = 0
                while position < text.count {
                    let byte = text[position]
                    let symbol: UInt8
                    if byte < 0x80 {
                        symbol = ascii[Int(byte)]
                        position += 1
                    } else {
                        let (scalar, width) = Decoding.scalar(text, position)
                        symbol = symbols.wideClass(scalar)
                        position += width
                    }
                    state = table[Int(state) + Int(symbol)]
                    if state <= Self.accepting { return state == Self.accepting }
                }
                return table[Int(state) + symbols.members.count] == Self.accepting
            }
        }
    }
}

/// Builds the automaton of a program once the program has been used enough to be worth it.
struct AutomatonSource: ~Copyable, Sendable {
    private let effort = Atomic<Int>(0)
    private let built = AtomicLazyReference<Built>()

    private final class Built: Sendable {
        let automaton: Automaton?

        init(_ automaton: Automaton?) { self.automaton = automaton }
    }

    /// The automaton to use for a text of this length; nil if there is none (yet).
    func automaton(for program: Program, length: Int) -> Automaton? {
        if let built = built.load() { return built.automaton }
        // What a use costs besides its bytes counts as some more of them.
        let spent = effort.wrappingAdd(min(length, Limits.automatonThreshold) + 32, ordering: .relaxed).newValue
        guard spent > Limits.automatonThreshold else { return nil }
        return built.storeIfNil(Built(AutomatonBuilder.build(program))).automaton
    }
}
