/// The cipher Blowfish with the costly key schedule of bcrypt (Provos and Mazières, 1999). Only what bcrypt needs.
struct Blowfish {
    /// 18 words for the rounds and 4 boxes of 256 words.
    private var words = PiDigits.words

    private static let roundWords = 18

    /// - Parameter cost: the key schedule is run 2 to this power times.
    init(key: [UInt8], salt: [UInt8], cost: Int) {
        words.withUnsafeMutableBufferPointer { words in
            Self.expand(words, key: key, salt: salt)
            for _ in 0..<(1 << cost) {
                Self.expand(words, key: key, salt: [])
                Self.expand(words, key: salt, salt: [])
            }
        }
    }

    func encrypt(_ block: (UInt32, UInt32)) -> (UInt32, UInt32) {
        words.withUnsafeBufferPointer { words in
            guard let base = words.baseAddress else { return block }
            return Self.encrypt(base, block)
        }
    }

    /// The next 32 bits of bytes that repeat without end.
    private static func word(_ bytes: [UInt8], _ position: inout Int) -> UInt32 {
        var word: UInt32 = 0
        for _ in 0..<4 {
            word = word << 8 | UInt32(bytes[position])
            position = position + 1 == bytes.count ? 0 : position + 1
        }
        return word
    }

    private static func expand(_ words: UnsafeMutableBufferPointer<UInt32>, key: [UInt8], salt: [UInt8]) {
        guard let base = words.baseAddress, !key.isEmpty else { return }
        var position = 0
        for index in 0..<roundWords { base[index] ^= word(key, &position) }
        var block: (UInt32, UInt32) = (0, 0)
        position = 0
        var index = 0
        while index + 1 < words.count {
            if !salt.isEmpty {
                block.0 ^= word(salt, &position)
                block.1 ^= word(salt, &position)
            }
            block = encrypt(base, block)
            base[index] = block.0
            base[index + 1] = block.1
            index += 2
        }
    }

    /// 16 rounds, two in a turn, which saves swapping the halves.
    @inline(__always)
    private static func encrypt(_ words: UnsafePointer<UInt32>, _ block: (UInt32, UInt32)) -> (UInt32, UInt32) {
        var left = block.0 ^ words[0]
        var right = block.1
        var round = 1
        while round < 17 {
            right ^= mixed(words, left) ^ words[round]
            left ^= mixed(words, right) ^ words[round &+ 1]
            round &+= 2
        }
        return (right ^ words[17], left)
    }

    @inline(__always)
    private static func mixed(_ words: UnsafePointer<UInt32>, _ half: UInt32) -> UInt32 {
        let boxes = words + roundWords
        let first =
            boxes[Int(truncatingIfNeeded: half >> 24)] &+ boxes[256 &+ Int(truncatingIfNeeded: half >> 16 & 255)]
        return (first ^ boxes[512 &+ Int(truncatingIfNeeded: half >> 8 & 255)])
            &+ boxes[768 &+ Int(truncatingIfNeeded: half & 255)]
    }
}
