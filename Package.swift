// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
let collections = Target.Dependency.product(name: "OrderedCollections", package: "swift-collections")

let cryptography: [Target.Dependency] = [
    .product(name: "Crypto", package: "swift-crypto"), .product(name: "CryptoExtras", package: "swift-crypto"),
    .product(name: "X509", package: "swift-certificates"), .product(name: "SwiftASN1", package: "swift-asn1"),
]

/// The name of a target without `Sluice`, which all have in front: names of targets are global to everything that is
/// built together, and other packages have targets such as `YAML` too.
func folder(_ target: String) -> String { String(target.dropFirst("Sluice".count)) }

/// A library target (docs/architecture.md) and the targets that it imports.
func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, path: "Sources/" + folder(name), swiftSettings: strict)
}

/// The tests of a target.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: folder(name) + "Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude,
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
        .library(name: "SluiceDiagnostics", targets: ["SluiceDiagnostics"]),
        .library(name: "SluiceYAML", targets: ["SluiceYAML"]),
        .library(name: "SluiceGoTemplate", targets: ["SluiceGoTemplate"]),
        .library(name: "SluiceHelmChart", targets: ["SluiceHelmChart"]),
        .library(name: "SluiceSprigCryptography", targets: ["SluiceSprigCryptography"]),
        .library(name: "SluiceJSONSchema", targets: ["SluiceJSONSchema"]),
        .library(name: "SluiceRegularExpressions", targets: ["SluiceRegularExpressions"]),
        .library(name: "SluiceAddresses", targets: ["SluiceAddresses"]),
        .library(name: "SluicePolicyAnalysis", targets: ["SluicePolicyAnalysis"]),
        .library(name: "SluicePolicyRules", targets: ["SluicePolicyRules"]),
        .library(name: "SluiceKubernetesAPI", targets: ["SluiceKubernetesAPI"]),
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
            name: "SluiceCLibYAML", path: "Sources/CLibYAML", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        // Only what several of the lowest targets need.
        room("SluiceBasics", []),
        room("SluiceDiagnostics", ["SluiceBasics"]),
        room("SluiceFiles", ["SluiceDiagnostics"]),
        room("SluiceGoScalars", []),
        room("SluiceYAML", ["SluiceCLibYAML", "SluiceDiagnostics", "SluiceGoScalars", "SluiceBasics", collections]),
        room("SluiceGoTemplate", ["SluiceGoScalars"]),
        room("SluiceRegularExpressions", ["SluiceBasics"]),
        room(
            "SluiceJSONSchema",
            ["SluiceDiagnostics", "SluiceGoScalars", "SluiceYAML", "SluiceRegularExpressions", collections]),
        room("SluiceGoEncoding", ["SluiceCLibYAML", "SluiceDiagnostics", "SluiceGoScalars", "SluiceGoTemplate"]),
        room("SluiceSprig", ["SluiceGoScalars", "SluiceGoTemplate", "SluiceRegularExpressions"]),
        // Not imported by anything that renders: programs link it and install its functions (StandardCryptography).
        room(
            "SluiceSprigCryptography",
            ["SluiceAddresses", "SluiceGoScalars", "SluiceGoTemplate", "SluiceSprig"] + cryptography),
        .target(name: "SluiceEmbeddedFiles", path: "generated/embedded", swiftSettings: strict),
        room("SluiceKubernetesAPI", ["SluiceDiagnostics", "SluiceYAML", "SluiceEmbeddedFiles", collections]),
        room(
            "SluiceCodegen",
            [
                "SluiceAddresses", "SluiceDiagnostics", "SluiceFiles", "SluiceYAML", "SluiceGoTemplate",
                "SluiceKubernetesAPI", "SluiceEmbeddedFiles",
                "SluiceRegularExpressions", collections,
            ]),
        room(
            "SluiceHelmChart",
            [
                "SluiceDiagnostics", "SluiceFiles", "SluiceYAML", "SluiceGoScalars", "SluiceGoTemplate",
                "SluiceRegularExpressions", "SluiceJSONSchema",
                "SluiceGoEncoding",
                "SluiceSprig", collections,
            ]),
        room("SluiceAddresses", ["SluiceBasics"]),
        room(
            "SluicePolicyAnalysis",
            ["SluiceAddresses", "SluiceDiagnostics", "NetworkPolicyTypes", "SluiceYAML", collections]),
        room(
            "SluicePolicyRules",
            [
                "SluiceAddresses", "SluicePolicyAnalysis", "SluiceDiagnostics", "SluiceBasics", "SluiceYAML",
                "SluiceKubernetesAPI",
                "NetworkPolicyTypes",
                collections,
            ]),
        room(
            "SluiceChartValidation",
            [
                "SluiceDiagnostics", "SluiceFiles", "SluiceYAML", "SluiceJSONSchema", "SluiceKubernetesAPI",
                "SluiceCodegen", "SluiceHelmChart", "SluiceAddresses",
                "SluicePolicyAnalysis", "SluicePolicyRules", collections,
            ]),
        room(
            "SluiceGolden",
            [
                "SluiceCodegen", "SluiceDiagnostics", "SluiceFiles", "SluiceYAML", "SluiceHelmChart",
                "NetworkPolicyTypes", "SluicePolicyAnalysis",
                collections,
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system", condition: .when(platforms: [.linux])),
            ]),
        .target(name: "NetworkPolicyTypes", path: "generated/swift", swiftSettings: strict),
        .executableTarget(
            name: "sluice",
            dependencies: [
                "SluiceDiagnostics", "SluiceFiles", "SluiceYAML", "SluiceKubernetesAPI", "SluiceCodegen",
                "SluiceHelmChart", "SluiceGolden", "NetworkPolicyTypes",
                "SluiceAddresses", "SluicePolicyAnalysis", "SluicePolicyRules", "SluiceChartValidation",
                "SluiceSprigCryptography",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system", condition: .when(platforms: [.linux])),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "sluice-types",
            dependencies: [
                "SluiceCodegen", "SluiceDiagnostics", "SluiceFiles", "SluiceKubernetesAPI",
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
                "SluiceAddresses", "SluiceCLibYAML", "SluiceFiles", "SluiceGoTemplate", "SluiceHelmChart",
                "SluiceJSONSchema", "NetworkPolicyTypes",
                "SluicePolicyAnalysis", "SluiceYAML",
            ],
            path: "Sources/Bench",
            swiftSettings: strict),
        .executableTarget(
            name: "sluice-fuzz",
            dependencies: [
                "SluiceChartValidation", "SluiceCodegen", "SluiceDiagnostics", "SluiceFiles", "SluiceKubernetesAPI",
                "NetworkPolicyTypes",
                "SluicePolicyAnalysis", "SluiceYAML", collections,
            ],
            path: "Sources/Fuzz", swiftSettings: strict),
        tests("SluiceDiagnostics", exclude: ["Reports"]),
        tests("SluiceFiles", ["SluiceDiagnostics"]),
        tests("SluiceYAML", ["SluiceDiagnostics", collections]),
        tests("SluiceGoTemplate"),
        tests("SluiceRegularExpressions"),
        tests("SluiceJSONSchema", ["SluiceYAML"]),
        tests("SluiceAddresses"),
        tests(
            "SluicePolicyAnalysis", ["SluiceAddresses", "SluiceDiagnostics", "NetworkPolicyTypes", "SluiceYAML"],
            exclude: ["Tables"]),
        tests(
            "SluicePolicyRules",
            ["SluiceAddresses", "SluiceDiagnostics", "SluiceYAML", "SluiceKubernetesAPI", "NetworkPolicyTypes"],
            exclude: ["Verdicts", "Lints"]),
        tests(
            "SluiceChartValidation",
            [
                "SluiceDiagnostics", "SluiceYAML", "SluiceKubernetesAPI", "SluiceCodegen", "SluiceHelmChart",
                "SluicePolicyRules", "SluiceAddresses", collections,
            ],
            exclude: ["Declarations"]),
        tests("SluiceGoEncoding", ["SluiceGoTemplate", "SluiceDiagnostics"]),
        tests("SluiceKubernetesAPI", ["SluiceYAML", "SluiceDiagnostics", "SluiceEmbeddedFiles"]),
        tests(
            "SluiceCodegen",
            [
                "SluiceYAML", "SluiceDiagnostics", "SluiceFiles", "SluiceKubernetesAPI", "SluiceGoTemplate",
                "SluiceEmbeddedFiles", "SluiceJSONSchema", collections,
            ]),
        tests("SluiceSprig", ["SluiceGoTemplate"]),
        tests("SluiceSprigCryptography", ["SluiceGoTemplate", "SluiceSprig"] + cryptography),
        tests(
            "SluiceHelmChart", ["SluiceGoTemplate", "SluiceYAML", "SluiceDiagnostics", "SluiceFiles"],
            exclude: ["Cases"]),
        .testTarget(
            name: "RenderingTests",
            dependencies: ["sluice", "SluiceDiagnostics", "SluiceHelmChart", "SluiceSprigCryptography"],
            exclude: ["Charts", "Expressions"], swiftSettings: strict),
        .testTarget(
            name: "CommandTests", dependencies: ["sluice", "sluice-types", "SluiceYAML"], exclude: ["Cluster"],
            swiftSettings: strict),
        tests(
            "SluiceGolden",
            ["SluiceYAML", "SluiceDiagnostics", "SluiceHelmChart", "SluiceFiles", "SluiceSprigCryptography"]),
    ]
)
