import SluiceDiagnostics
import Testing

@testable import SluiceHelmChart

/// What Helm 4.3.1 leaves out of a chart; nil where it refuses the chart.
@Suite struct HelmIgnoreTests {
    static let kept = [
        ".git/config", ".helmignore", ".hidden", "README.md", "a", "a.txt", "b.md", "crds/a.yaml", "crds/b.yaml",
        "crds/b/c.yaml", "dir/a.txt", "dir/sub/b.md", "dir/sub/deep/c.txt", "node/a.txt", "templates/sub/.y.yaml",
        "templates/t.yaml", "templates/z.txt", "tmp/keep", "values.yaml", "x[1].txt",
    ]

    @Test(
        arguments: [
            ("  dir  \r", ["dir/a.txt", "dir/sub/b.md", "dir/sub/deep/c.txt"]),
            ("!", nil),
            ("!*.txt\n", nil),
            ("!a*", nil),
            ("!dir/", nil),
            ("", []),
            ("# dir **\ndir", ["dir/a.txt", "dir/sub/b.md", "dir/sub/deep/c.txt"]),
            ("*", nil),
            ("**", nil),
            ("*.txt", ["a.txt", "dir/a.txt", "dir/sub/deep/c.txt", "node/a.txt", "templates/z.txt", "x[1].txt"]),
            ("*/a.txt", ["dir/a.txt", "node/a.txt"]),
            ("*/sub", ["dir/sub/b.md", "dir/sub/deep/c.txt", "templates/sub/.y.yaml"]),
            (".*", [".git/config", ".helmignore", ".hidden", "templates/sub/.y.yaml"]),
            (".git", [".git/config"]),
            (".git/", [".git/config"]),
            (".helmignore", [".helmignore"]),
            ("/", []),
            ("/a.txt", ["a.txt"]),
            ("/dir/sub", ["dir/sub/b.md", "dir/sub/deep/c.txt"]),
            ("?.txt", ["a.txt", "dir/a.txt", "dir/sub/deep/c.txt", "node/a.txt", "templates/z.txt"]),
            ("Chart.yaml", nil),
            ("README*\n*.md", ["README.md", "b.md", "dir/sub/b.md"]),
            ("[", nil),
            ("[]a]", nil),
            ("[a-", nil),
            ("[ab].txt", ["a.txt", "dir/a.txt", "node/a.txt"]),
            ("\\", nil),
            ("\u{feff}dir", ["dir/a.txt", "dir/sub/b.md", "dir/sub/deep/c.txt"]),
            ("a", ["a"]),
            ("a/", []),
            ("a[", nil),
            ("a\\", nil),
            ("b.*", ["b.md", "crds/b.yaml", "dir/sub/b.md"]),
            ("c.txt", ["dir/sub/deep/c.txt"]),
            ("charts", []),
            ("charts/", []),
            ("crds/b*", ["crds/b.yaml", "crds/b/c.yaml"]),
            ("deep", ["dir/sub/deep/c.txt"]),
            ("dir", ["dir/a.txt", "dir/sub/b.md", "dir/sub/deep/c.txt"]),
            ("dir/", ["dir/a.txt", "dir/sub/b.md", "dir/sub/deep/c.txt"]),
            ("dir/*", ["dir/a.txt", "dir/sub/b.md", "dir/sub/deep/c.txt"]),
            ("dir/**", nil),
            ("dir/*.txt", ["dir/a.txt"]),
            ("dir/sub/", ["dir/sub/b.md", "dir/sub/deep/c.txt"]),
            ("dir\n!dir/a.txt", nil),
            ("node/a.txt", ["node/a.txt"]),
            ("sub", ["dir/sub/b.md", "dir/sub/deep/c.txt", "templates/sub/.y.yaml"]),
            ("sub/", ["dir/sub/b.md", "dir/sub/deep/c.txt", "templates/sub/.y.yaml"]),
            ("templates/*.txt", ["templates/z.txt"]),
            ("tmp/keep/", []),
            ("values.yaml", ["values.yaml"]),
            ("x[[]1].txt", ["x[1].txt"]),
            ("x\\[1\\].txt", ["x[1].txt"]),
        ] as [(String, [String]?)])
    func leavesOut(_ rules: String, _ left: [String]?) throws {
        try withTemporaryFolder { folder in
            for path in Self.kept + ["templates/.x.yaml", "charts/.keep", "charts/_x/y"] {
                try write("# \(path)", to: folder, path)
            }
            try write("apiVersion: v2\nname: c\nversion: 1.0.0\n", to: folder, "Chart.yaml")
            try write("v: 1\n", to: folder, "values.yaml")
            try write(rules, to: folder, ".helmignore")
            guard let left else {
                #expect(throws: SluiceError.self) { try LoadedChart(path: folder) }
                return
            }
            let chart = try LoadedChart(path: folder)
            var loaded = (chart.files + chart.templates).map(\.path)
            if !chart.values.isEmpty { loaded.append("values.yaml") }
            #expect(Set(loaded) == Set(Self.kept).subtracting(left))
        }
    }
}
