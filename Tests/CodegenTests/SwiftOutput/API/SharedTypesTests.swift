import SluiceKubernetesAPI
import Testing

@testable import SluiceCodegen

/// Which nested types have one Swift type, and what it is called.
@Suite struct SharedTypesTests {
    /// Paths of fields with their Swift types, for schemas of `spec`.
    static let rows: [(name: String, properties: String, types: [String])] = [
        (
            "the same structure below fields whose names end in the same word",
            """
            firstPort: {type: object, properties: {number: {type: integer}}}
            ports: {type: array, items: {type: object, properties: {number: {type: integer, minimum: 1}}}}
            """, ["firstPort: Port", "ports: [Port]"]
        ),
        (
            "other words",
            """
            issuer: {type: object, properties: {name: {type: string}}}
            secret: {type: object, properties: {name: {type: string}}}
            """, ["issuer: RuleSpecIssuer", "secret: RuleSpecSecret"]
        ),
        (
            "words in common",
            """
            sourceCIDRSet: {type: object, properties: {cidr: {type: string}}}
            targetCIDRSet: {type: object, properties: {cidr: {type: string}}}
            """, ["sourceCIDRSet: CIDRSet", "targetCIDRSet: CIDRSet"]
        ),
        (
            "label selectors, whatever they are called",
            """
            pods: {type: object, properties: {matchLabels: {type: object, additionalProperties: {type: string}}, matchExpressions: {type: array, items: {type: object, properties: {key: {type: string}, operator: {type: string}, values: {type: array, items: {type: string}}}}}}}
            peer: {type: object, properties: {matchLabels: {type: object, additionalProperties: {type: string}}, matchExpressions: {type: array, items: {type: object, properties: {key: {type: string}, operator: {type: string}, values: {type: array, items: {type: string}}}}}}}
            """, ["pods: LabelSelector", "peer: LabelSelector"]
        ),
        (
            "required or not",
            """
            aPort: {type: object, properties: {number: {type: integer}}}
            bPort: {type: object, required: [number], properties: {number: {type: integer}}}
            """, ["aPort: RuleSpecAPort", "bPort: RuleSpecBPort"]
        ),
        (
            "nullable or not",
            """
            aPort: {type: object, required: [number], properties: {number: {type: integer, nullable: true}}}
            bPort: {type: object, required: [number], properties: {number: {type: integer}}}
            """, ["aPort: RuleSpecAPort", "bPort: RuleSpecBPort"]
        ),
        (
            "values of an enum, in whatever order",
            """
            aPort: {type: object, properties: {protocol: {type: string, enum: [TCP, UDP]}}}
            bPort: {type: object, properties: {protocol: {type: string, enum: [UDP, TCP]}}}
            cPort: {type: object, properties: {protocol: {type: string, enum: [TCP]}}}
            """, ["aPort: Port", "bPort: Port", "cPort: RuleSpecCPort"]
        ),
        (
            "unknown fields kept or not",
            """
            aPort: {type: object, properties: {number: {type: integer}}}
            bPort: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {number: {type: integer}}}
            """, ["aPort: RuleSpecAPort", "bPort: RuleSpecBPort"]
        ),
        (
            "a word that the standard library or Foundation has",
            """
            firstResult: {type: object, properties: {rule: {type: object, properties: {a: {type: string}}}}}
            lastResult: {type: object, properties: {rule: {type: object, properties: {a: {type: string}}}}}
            firstData: {type: object, properties: {b: {type: string}}}
            lastData: {type: object, properties: {b: {type: string}}}
            """,
            [
                "firstResult: SpecResult", "lastResult: SpecResult", "firstData: SpecData", "lastData: SpecData",
            ]
        ),
    ]

    @Test(arguments: rows.indices) func shared(_ index: Int) throws {
        let row = Self.rows[index]
        let model = try resource(row.properties)
        let names = SwiftTypeNames(model)
        let spec = try #require(model.object(named: "RuleSpec"))
        #expect(spec.fields.map { "\($0.name): \(names.text($0.type))" } == row.types, "\(row.name)")
    }

    /// Types that are nested in shared ones are shared, too, and told apart by the words before them.
    @Test func sharedInside() throws {
        let rule = { (port: String) in
            "{type: object, properties: {ports: {type: array, items: {type: object, properties: {\(port): {type: integer}}}}}}"
        }
        let model = try resource(
            """
            ingress: {type: array, items: \(rule("port"))}
            egress: {type: array, items: \(rule("port"))}
            ingressDeny: {type: array, items: \(rule("number"))}
            egressDeny: {type: array, items: \(rule("number"))}
            """)
        let files = try SwiftAPIEmitter.files(for: model)
        #expect(
            files.map(\.path).filter { !$0.contains("Object") && !$0.contains("OwnerRef") && !$0.contains("Managed") }
                == [
                    "API/Deny.swift", "API/DenyPort.swift", "API/JSONValue.swift", "API/Port.swift", "API/Rule.swift",
                    "API/RuleSpec.swift", "API/RuleSpecEgress.swift", "API/RuleSpecIngress.swift",
                ])
        #expect(file("RuleSpecEgress.swift", of: files).contains("public var ports: [Port]?"))
        #expect(file("Deny.swift", of: files).contains("public var ports: [DenyPort]?"))
    }

    /// Another use of a shared type changes no name.
    @Test func namesAreStable() throws {
        let port = "{type: object, properties: {number: {type: integer}}}"
        let before = "aPort: \(port)\nbPort: \(port)"
        for more in [
            "cPort: \(port)", "ports: {type: array, items: \(port)}",
            "a: {type: object, properties: {b: {type: object, properties: {port: \(port)}}}}",
        ] {
            let model = try resource(before + "\n" + more)
            let names = SwiftTypeNames(model)
            #expect(try names.text(model.type(at: "RuleSpec.aPort")) == "Port", "\(more)")
        }
    }

    /// The types of a resource's own fields are shared within the resource, and keep their names.
    @Test func specifications() throws {
        let spec = "{type: object, properties: {a: {type: string}}}"
        let text = ["Gate", "Door"].map { kind in
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            spec: {group: example.io, names: {kind: \(kind)}, versions: [{name: v1, schema: {openAPIV3Schema: {
              type: object, properties: {spec: \(spec), specs: {type: array, items: \(spec)}}}}}]}
            """
        }
        let model = try DefinitionsLoader.load(Array(text.joined(separator: "\n---\n").utf8), file: "crds.yaml")
        let names = SwiftTypeNames(model)
        #expect(
            model.objects.keys.filter { $0.full.hasPrefix("io.example") }.map(names.name) == [
                "Door", "DoorSpec", "DoorSpec", "Gate", "GateSpec", "GateSpec",
            ])
    }

    /// Types with names of their own stay apart, however much they are alike.
    @Test func namedTypes() throws {
        #expect(SharedTypes(try DefinitionsLoader.embedded()).groups.isEmpty)
        let alike = try model(
            """
            test.FirstPort: {type: object, properties: {a: {type: string}}}
            test.SecondPort: {type: object, properties: {a: {type: string}}}
            """)
        #expect(SharedTypes(alike).groups.isEmpty)
    }

    private func resource(_ properties: String) throws -> TypeModel {
        let lines = properties.split(separator: "\n").map { "                    \($0)\n" }.joined()
        let text = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            spec:
              group: example.io
              names: {kind: Rule}
              versions:
              - name: v1
                schema:
                  openAPIV3Schema:
                    type: object
                    properties:
                      spec:
                        type: object
                        properties:
            \(lines.split(separator: "\n").map { "          " + $0 }.joined(separator: "\n"))
            """
        return try DefinitionsLoader.load(Array(text.utf8), file: "crd.yaml")
    }
}
