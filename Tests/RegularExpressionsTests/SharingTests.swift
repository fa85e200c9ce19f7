import Testing

import SluiceRegularExpressions

@Suite struct SharingTests {
    /// One value, used by many at once while its automaton is built, gives each the same answers.
    @Test func betweenThreads() async throws {
        let expression = try RegularExpression(#"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"#)
        let texts = [("my-release.example.com", true), ("My-release", false), ("-a", false), ("a", true), ("é", false)]
        let wrong = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<200).count { round in
                        let (text, isMatch) = texts[round % texts.count]
                        return expression.matches(text) != isMatch
                            || (expression.firstMatch(in: Array(text.utf8)) != nil) != isMatch
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }
}
