// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error), .swiftLanguageMode(.v6)]
let collections = Target.Dependency.product(name: "OrderedCollections", package: "swift-collections")

/// A room of the house (docs/architecture.md): its target, and the rooms below that it imports.
func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A room's tests.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name + "Tests", dependencies: [.init(stringLiteral: name)] + dependencies, swiftSettings: strict)
}

let package = Package(
    name: "sluice",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "sluice", targets: ["sluice"]),
        .library(name: "YAML", targets: ["YAML"]),
        .library(name: "GoTemplate", targets: ["GoTemplate"]),
        .library(name: "KubernetesAPI", targets: ["KubernetesAPI"]),
        .library(name: "NetworkPolicyTypes", targets: ["NetworkPolicyTypes"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.2.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        room("Diagnostics", []),
        room("YAML", ["CLibYAML", "Diagnostics", collections]),
        room("GoTemplate", []),
        .target(name: "EmbeddedFiles", path: "generated/embedded", swiftSettings: strict),
        room("KubernetesAPI", ["Diagnostics", "YAML", "EmbeddedFiles", collections]),
        room("Codegen", ["Diagnostics", "YAML", "GoTemplate", "KubernetesAPI", "EmbeddedFiles", collections]),
        room("HelmChart", ["Diagnostics", "YAML", collections]),
        room(
            "Golden",
            ["Diagnostics", "YAML", "HelmChart", .product(name: "Subprocess", package: "swift-subprocess"), collections]),
        .target(name: "NetworkPolicyTypes", path: "generated/swift", swiftSettings: strict),
        .executableTarget(
            name: "sluice",
            dependencies: [
                "Diagnostics", "YAML", "KubernetesAPI", "Codegen", "HelmChart", "Golden", "NetworkPolicyTypes",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        tests("Diagnostics", []),
        tests("YAML", ["Diagnostics", collections]),
        tests("GoTemplate", []),
        tests("KubernetesAPI", ["YAML", "Diagnostics"]),
        tests("Codegen", ["YAML", "Diagnostics", "KubernetesAPI", "GoTemplate"]),
        tests("HelmChart", ["YAML", "Diagnostics"]),
        tests("Golden", ["YAML", "Diagnostics", "HelmChart"]),
    ]
)
