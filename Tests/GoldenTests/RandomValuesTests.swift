import SluiceHelmChart
import Testing
import SluiceYAML

@testable import SluiceGolden

/// What two renders of the same thing tell of each other.
@Suite struct RandomValuesTests {
    /// Two renders, a third one, and whether it is the same but for what the first two show to be random.
    @Test(arguments: [
        ("{a: 1, b: x}", "{a: 1, b: y}", "{a: 1, b: z}", true),
        ("{a: 1, b: x}", "{a: 1, b: y}", "{a: 2, b: x}", false),
        ("{a: 1, b: x}", "{a: 1, b: y}", "{a: 1}", false),
        ("{a: [x, same]}", "{a: [y, same]}", "{a: [z, same]}", true),
        ("{a: [x, same]}", "{a: [y, same]}", "{a: [z, other]}", false),
        ("{a: [x]}", "{a: [x, y]}", "{a: [x, y, z], b: 1}", false),
        ("{a: [x]}", "{a: [x, y]}", "{a: none}", true),
        // Of a text only the lines that differ.
        ("{a: \"user u\\npassword x\"}", "{a: \"user u\\npassword y\"}", "{a: \"user u\\npassword z\"}", true),
        ("{a: \"user u\\npassword x\"}", "{a: \"user u\\npassword y\"}", "{a: \"user v\\npassword z\"}", false),
        ("{a: \"user u\\npassword x\"}", "{a: \"user u\\npassword y\"}", "{a: \"user u\\npassword z\\nmore\"}", false),
        // Random keys make the whole object random.
        ("{a: {k1: 1}, b: 1}", "{a: {k2: 1}, b: 1}", "{a: {k3: 1}, b: 1}", true),
        ("{a: {k1: 1}, b: 1}", "{a: {k2: 1}, b: 1}", "{a: {k3: 1}, b: 2}", false),
        ("{a: 1}", "{a: 1}", "{a: 2}", false),
    ])
    func masks(_ first: String, _ second: String, _ third: String, _ isSame: Bool) throws {
        let random = RandomValues.between(try value(first), try value(second))
        let values = try [first, third].map { try value($0) }
        let masked = values.map { random?.masking($0) ?? $0 }
        #expect((masked[0] == masked[1]) == isSame, "\(masked)")
    }

    @Test func unions() throws {
        let first = RandomValues.between(try value("{a: 1, c: [x, z]}"), try value("{a: 2, c: [y, z]}"))
        let second = RandomValues.between(try value("{b: 1, c: [x, z]}"), try value("{b: 2, c: [x, y]}"))
        #expect(
            RandomValues.union(first, second)
                == .object(["a": .whole, "b": .whole, "c": .array([0: .whole, 1: .whole])]))
        #expect(RandomValues.union(first, nil) == first)
        #expect(RandomValues.union(first, second)?.count == 4)
    }

    private func value(_ text: String) throws -> Value {
        try parse(Array(text.utf8), file: "test.yaml")?.value() ?? .null
    }
}
