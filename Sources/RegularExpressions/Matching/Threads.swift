/// The ways through a program that are alive at one position, best first, with the positions each has noted.
struct Threads {
    private(set) var instructions: [Int32] = []
    private(set) var positions: [Int] = []
    let slotCount: Int
    /// Which instructions have been reached here: `dense[sparse[i]] == i` for those among the first `count`.
    private var sparse: [Int32]
    private var dense: [Int32]
    private var count = 0

    init(program size: Int, slotCount: Int) {
        sparse = [Int32](repeating: 0, count: size)
        dense = [Int32](repeating: 0, count: size)
        self.slotCount = slotCount
    }

    var isEmpty: Bool { instructions.isEmpty }

    mutating func removeAll() {
        instructions.removeAll(keepingCapacity: true)
        positions.removeAll(keepingCapacity: true)
        count = 0
    }

    /// False if the instruction was reached before.
    mutating func reach(_ instruction: Int) -> Bool {
        let place = Int(sparse[instruction])
        if place < count, dense[place] == Int32(truncatingIfNeeded: instruction) { return false }
        sparse[instruction] = Int32(truncatingIfNeeded: count)
        dense[count] = Int32(truncatingIfNeeded: instruction)
        count += 1
        return true
    }

    mutating func append(_ instruction: Int, _ noted: [Int]) {
        instructions.append(Int32(truncatingIfNeeded: instruction))
        positions += noted
    }

    /// Copies what a thread has noted.
    func copyPositions(of thread: Int, to noted: inout [Int]) {
        for slot in 0..<slotCount { noted[slot] = positions[thread * slotCount + slot] }
    }
}
