import Foundation
import Testing

/// Every command and option that writes, where a person's files, links, read-only folders and a full disk are in its
/// way: not one byte of theirs changes.
@Suite struct ForeignFilesTests {
    struct Writer: CustomTestStringConvertible, Sendable {
        /// Arguments of `sluice`, or of `sluice-types` where they begin with it. The working folder holds `chart`.
        var arguments: [String]
        /// Commands that come first.
        var before: [[String]] = []
        /// Files that are there besides the chart.
        var files: [String: String] = [:]
        var testDescription: String { arguments.joined(separator: " ") }
    }

    private static let layout = """
        schema: chart/values.schema.json
        chart: out/chart
        docs: out/docs
        swift: out/swift
        """

    static let writers = [
        Writer(arguments: ["init", "--chart", "chart"]),
        Writer(arguments: ["init", "--adopt", "--chart", "chart"], files: ["chart/templates/policy.yaml": policy]),
        Writer(arguments: ["generate", "--chart", "chart"], before: [["bind"]]),
        Writer(arguments: ["generate", "--chart", "chart", "--docs", "chart"], before: [["bind"]]),
        Writer(arguments: ["generate", "--chart", "chart", "--docs", "."], before: [["bind"]]),
        Writer(arguments: ["generate", "--chart", "chart", "--docs", "docs"], before: [["bind"]]),
        Writer(arguments: ["generate", "--chart", "chart", "--swift", "Sources/Foo"], before: [["bind"]]),
        Writer(arguments: ["generate", "--chart", "chart", "--editor-line"], before: [["bind"]]),
        Writer(arguments: ["generate"], before: [["bind"]], files: ["sluice.yaml": layout]),
        Writer(
            arguments: ["generate", "--all-types", "--definitions", "crd.yaml", "--swift", "Types"],
            files: ["crd.yaml": definitions]),
        Writer(arguments: ["golden", "--update", "--chart", "chart"], before: [["init", "--chart", "chart"]]),
        Writer(arguments: ["template", "demo", "chart", "--output-dir", "out"]),
        Writer(
            arguments: ["sluice-types", "--definitions", "crd.yaml", "--output-folder", "Types"],
            files: ["crd.yaml": definitions]),
        Writer(
            arguments: ["sluice-types", "--definitions", "crd.yaml", "--output", "Types.swift"],
            files: ["crd.yaml": definitions]),
    ]

    private static let definitions = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: things.example.com}
        spec:
          group: example.com
          names: {kind: Thing, plural: things}
          scope: Namespaced
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec: {type: object, properties: {size: {type: integer}}}
        """

    private static let policy = """
        {{- if .Values.networkPolicy.enabled }}
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: {{ .Release.Name }}
        spec:
          podSelector: {}
          egress:
            {{- toYaml .Values.networkPolicy.egress | nindent 4 }}
        {{- end }}
        """

    private static let bound = """
        {
          "type": "object",
          "properties": {
            "networkPolicy": {
              "type": "object",
              "x-sluice": {
                "resource": "networking.k8s.io/v1/NetworkPolicy",
                "set": {"metadata.name": "x"}
              },
              "properties": {"enabled": {"type": "boolean"}, "egress": {"type": "array"}}
            }
          }
        }
        """

    /// A person's files that no command has any business with, some with the names that Sluice likes.
    private static let bystanders = [
        "docs/guide.md": "# Guide\n", "Sources/Foo/Mine.swift": "let mine = 1\n", "Types/Mine.swift": "let mine = 1\n",
        "out/notes.txt": "notes\n", "out/chart/Mine.yaml": "mine: 1\n", "out/docs/index.md": "# Index\n",
        "chart/README.md": "# Demo\n", "chart/docs.md": "mine\n", "chart/templates/cm.yaml": "kind: ConfigMap\n",
        "chart/tests/a_test.yaml": "suite: a\n", "README.md": "# Here\n", "values.yml": "a: 1\n",
    ]

    /// A folder with the chart, the bystanders and what the writer needs.
    private static func folder(for writer: Writer) throws -> Workplace {
        let place = try Workplace()
        try place.write("apiVersion: v2\nname: demo\nversion: 0.1.0\n", "chart/Chart.yaml")
        try place.write("# mine\nreplicas: 1\nnetworkPolicy: {enabled: false, egress: []}\n", "chart/values.yaml")
        try place.write("replicas: 2\n", "chart/values-prod.yaml")
        for (name, text) in bystanders { try place.write(text, name) }
        for (name, text) in writer.files { try place.write(text, name) }
        for command in writer.before {
            if command == ["bind"] {
                try place.write(bound, "chart/values.schema.json")
            } else {
                #expect(try Program.run(command, in: place.path).code == 0)
            }
        }
        return place
    }

    private static func run(_ writer: Writer, in place: Workplace, shell: String = "") throws -> Program.Outcome {
        var arguments = writer.arguments
        let program = arguments.first == "sluice-types" ? arguments.removeFirst() : "sluice"
        return try Program.run(arguments, in: place.path, program: program, shell: shell)
    }

    /// The paths that the writer creates and changes in a folder where nothing is in its way.
    private static func effects(of writer: Writer) throws -> (created: [String], updated: [String]) {
        let place = try folder(for: writer)
        let before = place.contents
        let outcome = try run(writer, in: place)
        guard outcome.code == 0 else { return ([], []) }
        let after = place.contents
        return (
            after.keys.filter { before[$0] == nil && after[$0] != Workplace.folderMark }.sorted(),
            after.keys.filter { before[$0] != nil && before[$0] != after[$0] }.sorted()
        )
    }

    @Test(arguments: writers) func bystandersStay(_ writer: Writer) throws {
        let place = try Self.folder(for: writer)
        let before = place.contents
        let outcome = try Self.run(writer, in: place)
        let kept = place.contents
        #expect(Self.bystanders.filter { kept[$0.key] != $0.value }.isEmpty)
        // Refused or not: a second run finds nothing to do, or says the same.
        let after = place.contents
        #expect(after.keys.allSatisfy { !$0.contains(".sluice-") })
        if outcome.code != 0 {
            #expect(place.changes(since: before).isEmpty, "\(outcome)")
        } else if writer.arguments.first != "init" {
            #expect(try Self.run(writer, in: place).code == 0)
            #expect(place.changes(since: after).isEmpty)
        }
    }

    /// In the place of each file that the command creates: a person's file, a link to one outside, a link to nowhere.
    @Test(arguments: writers) func whatIsInTheWayStaysAndNothingIsWritten(_ writer: Writer) throws {
        let created = try Self.effects(of: writer).created
        #expect(!created.isEmpty)
        for path in created {
            for obstacle in Obstacle.allCases {
                let place = try Self.folder(for: writer)
                try place.put(obstacle, at: path)
                let before = place.contents
                let outcome = try Self.run(writer, in: place)
                // Cases are added only where there are none, and `.helmignore` and values.yaml get additions.
                let isAvoided = path.contains("/golden/") && !writer.arguments.contains("--update")
                let isAddedTo = obstacle == .file && [".helmignore", "values.yaml"].contains { path.hasSuffix($0) }
                if outcome.code == 0, isAvoided || isAddedTo {
                    let after = place.contents
                    let lost = before.filter { name, text in
                        after[name] != text && !(after[name]?.hasPrefix(text) ?? false)
                            && (name.contains("golden/") || name.hasPrefix("../") || name == path)
                    }
                    #expect(lost.isEmpty, "\(path), \(obstacle)")
                    continue
                }
                #expect(outcome.code != 0, "\(path), \(obstacle): \(outcome)")
                #expect((outcome.errors + outcome.output).contains(path.split(separator: "/").last ?? ""), "\(outcome)")
                #expect(place.changes(since: before).isEmpty, "\(path), \(obstacle): \(outcome)")
            }
        }
    }

    /// Files that the command adds to: a link to one outside is not replaced, and the one outside is not written.
    @Test(arguments: writers) func aLinkInThePlaceOfAnEditedFileIsRefused(_ writer: Writer) throws {
        for path in try Self.effects(of: writer).updated {
            let place = try Self.folder(for: writer)
            let text = place.contents[path] ?? ""
            try place.write(text, "../outside/linked")
            try place.link(path, to: place.outside + "/linked")
            let before = place.contents
            let outcome = try Self.run(writer, in: place)
            #expect(outcome.code != 0, "\(path): \(outcome)")
            #expect(place.changes(since: before).isEmpty, "\(path): \(outcome)")
        }
    }

    /// Files of at most 512 bytes may be written, as on a disk that is full.
    @Test(arguments: writers) func aFullDiskChangesNothing(_ writer: Writer) throws {
        let place = try Self.folder(for: writer)
        let before = place.contents
        let outcome = try Self.run(writer, in: place, shell: "trap '' XFSZ; ulimit -f 1;")
        // Small outputs fit.
        if outcome.code == 0 { return }
        #expect(place.changes(since: before).isEmpty, "\(outcome)")
        #expect((outcome.errors + outcome.output).contains("cannot be written"), "\(outcome)")
    }

    /// A folder that only its owner may write to, who is somebody else.
    @Test(arguments: writers) func aReadOnlyFolderIsReported(_ writer: Writer) throws {
        let place = try Self.folder(for: writer)
        let before = place.contents
        let mode: String
        if geteuid() == 0 {
            guard FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv") else { return }
            mode = "exec setpriv --reuid=65534 --regid=65534 --clear-groups"
            try place.makeReadable()
        } else {
            mode = ""
            try place.makeReadOnly()
        }
        let outcome = try Self.run(writer, in: place, shell: mode)
        if geteuid() != 0 { try place.makeReadable() }
        #expect(outcome.code != 0 || writer.arguments.contains("--update"), "\(outcome)")
        #expect(place.changes(since: before).isEmpty, "\(outcome)")
    }
}

/// What a person may have put where a command wants to write.
enum Obstacle: CaseIterable {
    case file, generatedOutside, nowhere, folder
}

/// A folder of its own for one test.
final class Workplace {
    static let folderMark = "(folder)"
    private let base: String
    /// The working folder of the commands.
    var path: String { base + "/work" }
    /// A folder beside it, which links lead to.
    var outside: String { base + "/outside" }

    init() throws {
        base = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-" + UUID().uuidString).path
        for folder in [path, outside] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: base) }

    func write(_ text: String, _ name: some StringProtocol) throws {
        let url = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    func link(_ name: String, to target: String) throws {
        let url = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? FileManager.default.removeItem(at: url)
        try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: target)
    }

    func put(_ obstacle: Obstacle, at name: String) throws {
        switch obstacle {
        case .file: try write("a person's\n", name)
        case .generatedOutside:
            try write("# Generated by sluice; do not edit.\n", "../outside/generated")
            try link(name, to: outside + "/generated")
        case .nowhere: try link(name, to: outside + "/nothing")
        case .folder: try write("a person's\n", name + "/inside")
        }
    }

    /// Every file, folder and link below, with its text or target.
    var contents: [String: String] {
        var found: [String: String] = [:]
        for place in (try? FileManager.default.subpathsOfDirectory(atPath: base)) ?? [] {
            let full = base + "/" + place
            let name = place.hasPrefix("work/") ? String(place.dropFirst("work/".count)) : "../" + place
            if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: full) {
                found[name] = "-> " + target
            } else {
                found[name] =
                    FileManager.default.contents(atPath: full).map { String(decoding: $0, as: UTF8.self) }
                    ?? Self.folderMark
            }
        }
        return found
    }

    /// The names of what is not as it was, so that a failure says which.
    func changes(since old: [String: String]) -> [String] {
        let new = contents
        return Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
    }

    func makeReadOnly() throws { try setModes(folders: 0o555) }
    func makeReadable() throws { try setModes(folders: 0o755) }

    private func setModes(folders mode: Int) throws {
        let names = contents.filter { $0.value == Self.folderMark }.keys.map { path + "/" + $0 } + [path]
        for name in names { try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: name) }
    }
}
