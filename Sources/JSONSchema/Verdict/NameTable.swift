/// The property names of all schemas, each schema's in a part of its own, looked up by their bytes.
///
/// The hash is seeded anew for each schema, so that nobody can choose names that collide.
struct NameTable {
    /// Where a schema's names lie. The number of slots is a power of two, or 0.
    struct Part {
        var start = 0
        var mask = -1
        var isEmpty: Bool { mask < 0 }
    }

    struct Slot {
        var hash: UInt64 = 0
        var start = 0
        /// Negative where the slot is free.
        var count = -1
        /// The schema of the property; none for names that are only required.
        var schema = VerdictNode.none
        var isRequired = false
    }

    private(set) var slots: [Slot] = []
    private(set) var text: [UInt8] = []
    let seed = UInt64.random(in: .min ... .max)

    /// Adds a schema's names, each of them once.
    mutating func add(_ names: [(name: String, schema: Int, isRequired: Bool)]) -> Part {
        if names.isEmpty { return Part() }
        var capacity = 2
        while capacity < 2 * names.count { capacity *= 2 }
        let part = Part(start: slots.count, mask: capacity - 1)
        slots.append(contentsOf: repeatElement(Slot(), count: capacity))
        for (name, schema, isRequired) in names {
            let bytes = Array(name.utf8)
            let hash = bytes.withUnsafeBufferPointer { Self.hash($0, seed: seed) }
            var position = Int(truncatingIfNeeded: hash) & part.mask
            while slots[part.start + position].count >= 0 { position = (position + 1) & part.mask }
            slots[part.start + position] = Slot(
                hash: hash, start: text.count, count: bytes.count, schema: schema, isRequired: isRequired)
            text += bytes
        }
        return part
    }

    /// A hash of all bytes, eight at a time; the last step overlaps the one before.
    @inline(__always)
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
        let count = bytes.count
        let raw = UnsafeRawBufferPointer(bytes)
        var state = seed ^ UInt64(truncatingIfNeeded: count)
        if count >= 8 {
            var offset = 0
            while offset + 8 < count {
                state = mixed(state ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                offset += 8
            }
            return mixed(state ^ raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
        }
        if count >= 4 {
            let head = raw.loadUnaligned(as: UInt32.self)
            let tail = raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
            return mixed(state ^ (UInt64(head) << 32 | UInt64(tail)))
        }
        var last: UInt64 = 0
        for byte in bytes { last = last << 8 | UInt64(byte) }
        return mixed(state ^ last)
    }

    @inline(__always)
    private static func mixed(_ state: UInt64) -> UInt64 {
        let product = state.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}

/// A look into a table of names.
struct NameLookup {
    let slots: UnsafeBufferPointer<NameTable.Slot>
    let text: UnsafeBufferPointer<UInt8>
    let seed: UInt64

    @inline(__always)
    func slot(of name: String, in part: NameTable.Part) -> Int? {
        name.utf8.withContiguousStorageIfAvailable { find($0, part) }
            ?? Array(name.utf8).withUnsafeBufferPointer { find($0, part) }
    }

    @inline(__always)
    private func find(_ name: UnsafeBufferPointer<UInt8>, _ part: NameTable.Part) -> Int? {
        let hash = NameTable.hash(name, seed: seed)
        var position = Int(truncatingIfNeeded: hash) & part.mask
        while true {
            let index = part.start + position
            let slot = slots[index]
            if slot.count < 0 { return nil }
            if slot.hash == hash, slot.count == name.count, isEqual(name, from: slot.start) { return index }
            position = (position + 1) & part.mask
        }
    }

    @inline(__always)
    private func isEqual(_ name: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        let left = UnsafeRawBufferPointer(name)
        let right = UnsafeRawBufferPointer(text)
        var offset = 0
        while offset + 8 <= name.count {
            if left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                != right.loadUnaligned(fromByteOffset: start + offset, as: UInt64.self)
            {
                return false
            }
            offset += 8
        }
        while offset < name.count {
            if left[offset] != right[start + offset] { return false }
            offset += 1
        }
        return true
    }
}
