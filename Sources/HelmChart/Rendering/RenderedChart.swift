import SluiceDiagnostics

/// Everything a chart rendered, in Helm's order.
public struct RenderedChart: Sendable {
    /// Files under crds/ of the chart and its subcharts. They are no templates.
    public let customResourceDefinitions: [RenderedFile]
    /// The manifests that are no hooks, in Helm's order.
    public let manifests: [RenderedManifest]
    /// The hooks, in Helm's order.
    public let hooks: [RenderedManifest]
    /// Warnings, such as a key that a values file gives twice.
    public let findings: [Finding]

    /// What of it is printed.
    public struct Selection: Sendable {
        /// Whether the custom resource definitions come first.
        public var includesCustomResourceDefinitions = false
        /// Whether hooks are printed.
        public var includesHooks = true
        /// Whether hooks of tests are printed.
        public var includesTests = true

        /// Everything that Helm prints when it is not told otherwise.
        public init() {}
    }

    /// What `helm template` prints.
    public func text(_ selection: Selection = Selection()) -> [UInt8] {
        var body: [UInt8] = []
        if selection.includesCustomResourceDefinitions {
            for file in customResourceDefinitions { Self.append(file.content[...], of: file.path, to: &body) }
        }
        for manifest in manifests { Self.append(manifest.content, of: manifest.path, to: &body) }
        var output = Array(WhiteSpace.trimming(body[...]))
        output.append(UInt8(ascii: "\n"))
        guard selection.includesHooks else { return output }
        for hook in hooks where selection.includesTests || hook.hook != .test {
            Self.append(hook.content, of: hook.path, to: &output)
        }
        return output
    }

    /// The same as files, one for each template: for `--output-dir`.
    public func files(_ selection: Selection = Selection()) -> [RenderedFile] {
        var order: [String] = []
        var contents: [String: [UInt8]] = [:]
        func add(_ content: ArraySlice<UInt8>, of path: String) {
            if contents[path] == nil { order.append(path) }
            Self.append(content, of: path, to: &contents[path, default: []])
        }
        if selection.includesCustomResourceDefinitions {
            for file in customResourceDefinitions { add(file.content[...], of: file.path) }
        }
        for manifest in manifests { add(manifest.content, of: manifest.path) }
        for hook in hooks where selection.includesHooks && (selection.includesTests || hook.hook != .test) {
            add(hook.content, of: hook.path)
        }
        return order.map { RenderedFile(path: $0, content: contents[$0] ?? []) }
    }

    static func append(_ content: ArraySlice<UInt8>, of path: String, to output: inout [UInt8]) {
        output += "---\n# Source: ".utf8
        output += path.utf8
        output.append(UInt8(ascii: "\n"))
        output += content
        output.append(UInt8(ascii: "\n"))
    }
}
