import SluiceDiagnostics
import Testing

@Suite struct FieldPathTests {
    @Test(arguments: [
        "spec", "spec.egress[0].ports[1].endPort", "metadata.labels[app.kubernetes.io/name]", "[a.b].c", "[0][1].x",
        "a.0", "größe.ß",
    ])
    func readsBackWhatItPrints(_ text: String) throws {
        let path = try #require(FieldPath(parsing: text))
        #expect(path.description == text)
        #expect(FieldPath(parsing: path.description) == path)
    }

    @Test(arguments: [".a", "a..b", "a.", "a[", "a[]", "a]", "a[0]b", "a]b", "a.[0]", "["])
    func refusesWhatIsNoPath(_ text: String) {
        #expect(FieldPath(parsing: text) == nil)
    }

    @Test func isBuiltStepByStep() {
        let path = FieldPath("spec")["egress"][0].appending(key: "a.b").appending(index: 2)
        #expect(path.description == "spec.egress[0][a.b][2]")
        #expect(path.steps == [.key("spec"), .key("egress"), .index(0), .key("a.b"), .index(2)])
    }

    @Test func anEmptyKeyShows() {
        #expect(FieldPath("a")[""].description == "a[]")
    }
}
