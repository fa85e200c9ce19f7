import Foundation
import SluiceHelmChart
import Testing

/// With a seed each template has random values of its own.
@Suite struct SeededRenderingTests {
    @Test func templatesDoNotShiftOneAnother() throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "sluice-seed-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: root) }
        try FileManager.default.createDirectory(atPath: root + "/templates", withIntermediateDirectories: true)
        let files = [
            "Chart.yaml": "apiVersion: v2\nname: c\nversion: 1.0.0\n",
            "templates/a.yaml": "kind: Secret\nx: {{ randAlphaNum 8 }}\n",
            "templates/m.yaml": "{{ if .Values.on }}kind: Secret\nx: {{ randAlphaNum 30 }}\n{{ end }}",
            "templates/z.yaml": "kind: Secret\nx: {{ randAlphaNum 8 }}\nat: {{ now | unixEpoch }}\n",
        ]
        for (path, text) in files {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(root)/\(path)"))
        }
        let renderer = ChartRenderer(try LoadedChart(path: root))
        func documents(isOn: Bool, seed: UInt64, time: Int64 = 0) throws -> [String: String] {
            var request = ChartRenderer.Request(values: ["on": .bool(isOn)])
            request.seed = seed
            request.time = time
            return Dictionary(
                uniqueKeysWithValues: try renderer.render(request).manifests.map {
                    ($0.path, String(decoding: $0.content, as: UTF8.self))
                })
        }
        let off = try documents(isOn: false, seed: 1)
        let on = try documents(isOn: true, seed: 1)
        #expect(off.keys.sorted() == ["c/templates/a.yaml", "c/templates/z.yaml"])
        #expect(on.filter { off[$0.key] != nil } == off)
        #expect(try documents(isOn: false, seed: 1) == off)
        #expect(off["c/templates/a.yaml"] != off["c/templates/z.yaml"]?.split(separator: "\n").dropLast().joined())
        let other = try documents(isOn: false, seed: 2)
        #expect(other["c/templates/a.yaml"] != off["c/templates/a.yaml"])
        let later = try documents(isOn: false, seed: 1, time: 86400)
        #expect(later["c/templates/a.yaml"] == off["c/templates/a.yaml"])
        #expect(later["c/templates/z.yaml"]?.contains("at: 86400") == true, "\(later)")
    }
}
