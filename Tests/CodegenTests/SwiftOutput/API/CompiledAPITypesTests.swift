import Foundation
import SluiceKubernetesAPI
import Testing

@testable import SluiceCodegen

/// Emitted types, compiled and used.
@Suite struct CompiledAPITypesTests {
    @Test func networkPolicies() throws {
        let output = try run(
            try SwiftAPIEmitter.files(for: try DefinitionsLoader.embedded()),
            main: """
                let json = #"{"kind":"NetworkPolicy","metadata":null,"spec":{"podSelector":{},"policyTypes":["Egress"],"egress":[{"ports":[{"port":53,"protocol":"UDP"},{"port":"dns"}],"to":[{"ipBlock":{"cidr":"10.0.0.0/8"}}]}]}}"#
                var policy = try decoder.decode(NetworkPolicy.self, from: Data(json.utf8))
                print(policy.metadata == nil, policy.spec?.egress?[0].ports?[0].protocol == .udp)
                try show(policy)
                policy = NetworkPolicy(
                    metadata: ObjectMeta(name: "x", labels: ["a": "b"]),
                    spec: NetworkPolicySpec(
                        podSelector: LabelSelector(
                            matchExpressions: [LabelSelectorRequirement(key: "k", operator: .in, values: ["v"])]),
                        policyTypes: [.ingress], egress: [
                            NetworkPolicyEgressRule(ports: [NetworkPolicyPort(protocol: .tcp, port: 443, endPort: 444), .init(port: "dns")])
                        ]))
                try show(policy)
                """)
        #expect(
            output == """
                true true
                {"kind":"NetworkPolicy","spec":{"egress":[{"ports":[{"port":53,"protocol":"UDP"},{"port":"dns"}],"to":[{"ipBlock":{"cidr":"10.0.0.0/8"}}]}],"podSelector":{},"policyTypes":["Egress"]}}
                {"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"labels":{"a":"b"},"name":"x"},"spec":{"egress":[{"ports":[{"endPort":444,"port":443,"protocol":"TCP"},{"port":"dns"}]}],"podSelector":{"matchExpressions":[{"key":"k","operator":"In","values":["v"]}]},"policyTypes":["Ingress"]}}

                """)
    }

    /// Everything that could go wrong at once: names, recursion, explicit nulls, support types.
    @Test func awkwardTypes() throws {
        let words = [
            "in", "inout", "var", "let", "self", "Self", "init", "Type", "Protocol", "hashValue", "description",
            "encode",
            "container", "encoder", "none", "some", "default", "stringValue", "rawValue", "$ref", "ref", "x-a-b", "2fa",
        ]
        let properties = words.map { "\n    '\($0)': {type: string, nullable: true}" }.joined()
        let cases = (words + ["", "!=", "1.2", "allCases", "Any"]).map { "'\($0)'" }.joined(separator: ", ")
        let files = try SwiftAPIEmitter.files(
            for: try model(
                """
                test.Words:
                  type: object
                  required: [self, container, in]
                  properties:\(properties)
                test.Tree:
                  type: object
                  required: [type]
                  properties:
                    type: {type: string, enum: [\(cases)]}
                    not: {$ref: '#/components/schemas/test.Tree'}
                    any: {x-kubernetes-preserve-unknown-fields: true}
                    int: {x-kubernetes-int-or-string: true}
                test.Type: {type: object, properties: {a: {type: string}}}
                test.String: {type: object, properties: {type: {$ref: '#/components/schemas/test.Type'}, s: {type: string}}}
                test.Encoder: {type: object, properties: {codable: {$ref: '#/components/schemas/test.String'}}}
                """),
            support: [.quantity])
        let output = try run(
            files,
            main: #"""
                try show(Words(in: "i", `inout`: "io", ref: "r", xAB: "x"))
                let tree = Tree(type: .notEquals, not: Tree(type: .empty, any: ["a": [1, 2.5, nil, true, "s"]], int: 3))
                try show(tree)
                let data = try encoder.encode(tree)
                print(try decoder.decode(Tree.self, from: data) == tree, Tree(type: .someValue, not: nil) == tree)
                try show([Quantity("100m"), 2])
                print(try decoder.decode([Quantity].self, from: Data(#"["1Gi", 5, 0.5]"#.utf8)))
                try show(EncoderObject(codable: StringObject(type: TypeObject(a: "a"), s: "s")))
                """#)
        #expect(
            output == #"""
                {"container":null,"in":"i","inout":"io","ref":"r","self":null,"x-a-b":"x"}
                {"not":{"any":{"a":[1,2.5,null,true,"s"]},"int":3,"type":""},"type":"!="}
                true false
                ["100m",2]
                [1Gi, 5, 0.5]
                {"codable":{"s":"s","type":{"a":"a"}}}

                """#)
    }

    /// Fields that no type declares, numbers and strings come out as they went in.
    @Test func dataIsKept() throws {
        let documents = """
            {"amount":1,"name":"a","port":"80"}
            {"amount":"1","name":"a","port":80}
            {"amount":0.5,"name":"a"}
            {"amount":"100m","name":"a"}
            {"amount":18446744073709551615,"name":"a"}
            {"name":"a","unknown":{"big":18446744073709551615,"list":[1,-2.5,null,true,"x",9223372036854775807]}}
            {"extra":{"a":"b","c":3},"name":"a"}
            {"additionalFields":"declared","else":null,"name":"a"}
            {"name":"a","next":{"name":"b","x":[]}}
            """
        let output = try run(
            try SwiftAPIEmitter.files(
                for: try model(
                    """
                    test.Open:
                      type: object
                      required: [name]
                      x-kubernetes-preserve-unknown-fields: true
                      properties:
                        name: {type: string}
                        additionalFields: {type: string}
                        amount: {type: string, format: quantity}
                        port: {x-kubernetes-int-or-string: true}
                        extra: {type: object, properties: {a: {type: string}}, additionalProperties: {type: integer}}
                        next: {$ref: '#/components/schemas/test.Open'}
                    """)),
            main: """
                for document in #\"""
                \(documents)
                \"""#.split(separator: "\\n") {
                    try show(try decoder.decode(Open.self, from: Data(document.utf8)))
                }
                try show(Open(name: "a", extra: OpenExtra(additionalFields: ["b": 1]), undeclaredFields: ["name": 2, "c": []]))
                print(Quantity(1) == "1", Quantity(1).isNumber, Quantity("1").isNumber, Quantity(1) == "1000m")
                """)
        #expect(
            output == documents + """

                {"c":[],"extra":{"b":1},"name":"a"}
                true true false false

                """)
    }

    /// What a program of the files prints; `show`, `encoder` and `decoder` are there for its main file.
    private func run(_ files: [GeneratedFile], main: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let preamble = """
            import Foundation
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let decoder = JSONDecoder()
            @MainActor func show(_ value: some Encodable) throws {
                print(String(decoding: try encoder.encode(value), as: UTF8.self))
            }

            """
        var paths = ["main.swift"]
        try Data((preamble + main).utf8).write(to: folder.appendingPathComponent("main.swift"))
        for file in files {
            let name = String(file.path.split(separator: "/").last ?? "")
            try Data(file.contents.utf8).write(to: folder.appendingPathComponent(name))
            paths.append(name)
        }
        let program = folder.appendingPathComponent("program").path
        let compiler = try execute(
            ["swiftc", "-wmo", "-Onone", "-swift-version", "6", "-warnings-as-errors", "-o", program] + paths,
            in: folder)
        #expect(compiler.status == 0, "\(compiler.output)")
        guard compiler.status == 0 else { return "" }
        return try execute([program], in: folder).output
    }

    private func execute(_ command: [String], in folder: URL) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = folder
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }
}
