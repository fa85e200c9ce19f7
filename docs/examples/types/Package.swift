// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

let package = Package(
    name: "types",
    platforms: [.macOS(.v15)],
    // In a package of your own: .package(url: "https://…/sluice", from: "0.1.0")
    dependencies: [.package(name: "sluice", path: "../../..")],
    targets: [
        // A small operator: the Kubernetes types come from definitions.yaml, a CRD among them.
        .executableTarget(
            name: "PolicyBuilder", exclude: ["sluice-types.json"], swiftSettings: strict,
            plugins: [.plugin(name: "SluiceTypes", package: "sluice")]),
        // Values of a chart: the types come from its values.schema.json.
        .executableTarget(
            name: "ValuesReader", exclude: ["values.schema.json"], swiftSettings: strict,
            plugins: [.plugin(name: "SluiceTypes", package: "sluice")]),
    ]
)
