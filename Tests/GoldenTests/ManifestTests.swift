import SluiceGolden
import Testing
import SluiceYAML

@Suite struct ManifestTests {
    @Test(arguments: [
        ("", []),
        ("\n\n", []),
        ("kind: A\n", ["kind: A\n"]),
        ("---\nkind: A\n---\nkind: B\n", ["---\nkind: A\n", "---\nkind: B\n"]),
        ("---\nkind: A\n\n\n---\nkind: B", ["---\nkind: A\n", "---\nkind: B\n"]),
        ("--- # x\n---a: 1\n", ["--- # x\n---a: 1\n"]),
        ("---\na: |\n  ---\n  b\n", ["---\na: |\n  ---\n  b\n"]),
        ("---\n# only a comment\n", ["---\n# only a comment\n"]),
        ("---\na: \"é\u{301}\"\r\n", ["---\na: \"é\u{301}\"\n"]),
    ])
    func splits(_ output: String, _ texts: [String]) throws {
        let documents = try Manifest.documents(of: output)
        #expect(documents.map { Array($0.text.utf8) } == texts.map { Array($0.utf8) })
    }

    @Test func readsSourceAndKinds() throws {
        let documents = try Manifest.documents(
            of: """
                ---
                # Source: c/templates/a.yaml
                kind: ConfigMap
                ---
                # Source: c/templates/b.yaml
                kind: List
                items: [{kind: NetworkPolicy}, {kind: Service}]
                ---
                kind: {a: 1}
                """)
        #expect(documents.map(\.source) == ["c/templates/a.yaml", "c/templates/b.yaml", nil])
        #expect(documents.map(\.kinds) == [["ConfigMap"], ["List", "NetworkPolicy", "Service"], []])
    }
}
