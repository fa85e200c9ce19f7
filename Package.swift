// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
let collections = Target.Dependency.product(name: "OrderedCollections", package: "swift-collections")

let cryptography: [Target.Dependency] = [
    .product(name: "Crypto", package: "swift-crypto"), .product(name: "CryptoExtras", package: "swift-crypto"),
    .product(name: "X509", package: "swift-certificates"), .product(name: "SwiftASN1", package: "swift-asn1"),
]

/// A room of the house (docs/architecture.md) and the rooms below it that it imports.
func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A room's tests.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude,
        swiftSettings: strict)
}

let package = Package(
    name: "sluice",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "sluice", targets: ["sluice"]),
        .executable(name: "sluice-types", targets: ["sluice-types"]),
        .plugin(name: "SluiceTypes", targets: ["SluiceTypes"]),
        .plugin(name: "SluiceGenerate", targets: ["SluiceGenerate"]),
        .library(name: "YAML", targets: ["YAML"]),
        .library(name: "GoTemplate", targets: ["GoTemplate"]),
        .library(name: "HelmChart", targets: ["HelmChart"]),
        .library(name: "JSONSchema", targets: ["JSONSchema"]),
        .library(name: "RegularExpressions", targets: ["RegularExpressions"]),
        .library(name: "Addresses", targets: ["Addresses"]),
        .library(name: "PolicyAnalysis", targets: ["PolicyAnalysis"]),
        .library(name: "PolicyRules", targets: ["PolicyRules"]),
        .library(name: "KubernetesAPI", targets: ["KubernetesAPI"]),
        .library(name: "NetworkPolicyTypes", targets: ["NetworkPolicyTypes"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.2.0"),
        // Without its Foundation trait: nothing here should pay for Foundation at start-up.
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.10.0"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.4.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        // Only what several of the lowest targets need.
        room("SluiceBasics", []),
        room("Diagnostics", ["SluiceBasics"]),
        room("Files", ["Diagnostics"]),
        room("GoScalars", []),
        room("YAML", ["CLibYAML", "Diagnostics", "GoScalars", "SluiceBasics", collections]),
        room("GoTemplate", ["GoScalars"]),
        room("RegularExpressions", ["SluiceBasics"]),
        room("JSONSchema", ["Diagnostics", "GoScalars", "YAML", "RegularExpressions", collections]),
        room("GoEncoding", ["CLibYAML", "Diagnostics", "GoScalars", "GoTemplate"]),
        room("Sprig", ["GoScalars", "GoTemplate", "RegularExpressions"]),
        // Not imported by anything that renders: programs link it and install its functions (StandardCryptography).
        room("SprigCryptography", ["Addresses", "GoScalars", "GoTemplate", "Sprig"] + cryptography),
        .target(name: "EmbeddedFiles", path: "generated/embedded", swiftSettings: strict),
        room("KubernetesAPI", ["Diagnostics", "YAML", "EmbeddedFiles", collections]),
        room(
            "Codegen",
            [
                "Addresses", "Diagnostics", "Files", "YAML", "GoTemplate", "KubernetesAPI", "EmbeddedFiles",
                "RegularExpressions", collections,
            ]),
        room(
            "HelmChart",
            [
                "Diagnostics", "Files", "YAML", "GoScalars", "GoTemplate", "RegularExpressions", "JSONSchema",
                "GoEncoding",
                "Sprig", collections,
            ]),
        room("Addresses", ["SluiceBasics"]),
        room("PolicyAnalysis", ["Addresses", "Diagnostics", "NetworkPolicyTypes", "YAML", collections]),
        room(
            "PolicyRules",
            [
                "Addresses", "PolicyAnalysis", "Diagnostics", "SluiceBasics", "YAML", "KubernetesAPI",
                "NetworkPolicyTypes",
                collections,
            ]),
        room(
            "ChartValidation",
            [
                "Diagnostics", "Files", "YAML", "JSONSchema", "KubernetesAPI", "Codegen", "HelmChart", "Addresses",
                "PolicyAnalysis", "PolicyRules", collections,
            ]),
        room(
            "Golden",
            [
                "Codegen", "Diagnostics", "Files", "YAML", "HelmChart", "NetworkPolicyTypes", "PolicyAnalysis",
                collections,
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system", condition: .when(platforms: [.linux])),
            ]),
        .target(name: "NetworkPolicyTypes", path: "generated/swift", swiftSettings: strict),
        .executableTarget(
            name: "sluice",
            dependencies: [
                "Diagnostics", "Files", "YAML", "KubernetesAPI", "Codegen", "HelmChart", "Golden", "NetworkPolicyTypes",
                "Addresses", "PolicyAnalysis", "PolicyRules", "ChartValidation", "SprigCryptography",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system", condition: .when(platforms: [.linux])),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "sluice-types",
            dependencies: [
                "Codegen", "Diagnostics", "Files", "KubernetesAPI",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/TypesTool", swiftSettings: strict),
        .plugin(
            name: "SluiceTypes", capability: .buildTool(), dependencies: ["sluice-types"],
            path: "Sources/Plugins/SluiceTypes"),
        .plugin(
            name: "SluiceGenerate",
            capability: .command(
                intent: .custom(
                    verb: "sluice-generate", description: "Write the Swift types of a values schema into the package."),
                permissions: [
                    .writeToPackageDirectory(reason: "The types are written into the targets that ask for them.")
                ]),
            dependencies: ["sluice-types"], path: "Sources/Plugins/SluiceGenerate"),
        .executableTarget(
            name: "sluice-bench",
            dependencies: [
                "Addresses", "CLibYAML", "Files", "GoTemplate", "HelmChart", "JSONSchema", "NetworkPolicyTypes",
                "PolicyAnalysis", "YAML",
            ],
            path: "Sources/Bench",
            swiftSettings: strict),
        .executableTarget(
            name: "sluice-fuzz",
            dependencies: [
                "ChartValidation", "Codegen", "Diagnostics", "Files", "KubernetesAPI", "NetworkPolicyTypes",
                "PolicyAnalysis", "YAML", collections,
            ],
            path: "Sources/Fuzz", swiftSettings: strict),
        tests("Diagnostics", exclude: ["Reports"]),
        tests("Files", ["Diagnostics"]),
        tests("YAML", ["Diagnostics", collections]),
        tests("GoTemplate"),
        tests("RegularExpressions"),
        tests("JSONSchema", ["YAML"]),
        tests("Addresses"),
        tests("PolicyAnalysis", ["Addresses", "Diagnostics", "NetworkPolicyTypes", "YAML"], exclude: ["Tables"]),
        tests(
            "PolicyRules",
            ["Addresses", "Diagnostics", "YAML", "KubernetesAPI", "NetworkPolicyTypes"], exclude: ["Verdicts", "Lints"]),
        tests(
            "ChartValidation",
            ["Diagnostics", "YAML", "KubernetesAPI", "Codegen", "HelmChart", "PolicyRules", "Addresses", collections],
            exclude: ["Declarations"]),
        tests("GoEncoding", ["GoTemplate", "Diagnostics"]),
        tests("KubernetesAPI", ["YAML", "Diagnostics", "EmbeddedFiles"]),
        tests(
            "Codegen",
            ["YAML", "Diagnostics", "Files", "KubernetesAPI", "GoTemplate", "EmbeddedFiles", "JSONSchema", collections]),
        tests("Sprig", ["GoTemplate"]),
        tests("SprigCryptography", ["GoTemplate", "Sprig"] + cryptography),
        tests("HelmChart", ["GoTemplate", "YAML", "Diagnostics", "Files"], exclude: ["Cases"]),
        .testTarget(
            name: "RenderingTests", dependencies: ["sluice", "Diagnostics", "HelmChart", "SprigCryptography"],
            exclude: ["Charts", "Expressions"], swiftSettings: strict),
        .testTarget(
            name: "CommandTests", dependencies: ["sluice", "sluice-types", "YAML"], exclude: ["Cluster"],
            swiftSettings: strict),
        tests("Golden", ["YAML", "Diagnostics", "HelmChart", "Files", "SprigCryptography"]),
    ]
)
