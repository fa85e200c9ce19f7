import Diagnostics
import Files
import HelmChart
import YAML

/// Reads a `case.yaml`, collecting all that is wrong with it.
struct CaseFile {
    private static let keys = [
        "description", "release", "values", "set", "setString", "setJson", "on", "expectFailure", "kinds", "allows",
        "denies",
    ]
    private static let releaseKeys = ["name", "namespace"]

    private let folder: Folder
    private let blocks: [BlockGate]
    private var findings: [Finding] = []

    /// Loads the case in a folder.
    ///
    /// - Throws: every misspelt key, wrong type, unknown block and missing values file.
    static func load(
        name: String, folder: Folder, blocks: [BlockGate]
    ) throws(SluiceError) -> GoldenCase {
        var file = CaseFile(folder: folder, blocks: blocks)
        let path = "\(folder.name)/\(GoldenCase.fileName)"
        let root = try parse(try folder.contents(of: GoldenCase.fileName) ?? [], file: path)
        if let root, root.kind != .mapping, !root.isNull {
            file.report(root, "case-type", "a case must be a mapping", hint: "start with 'description: ...'")
        }
        let result = file.read(root, name: name)
        if !file.findings.isEmpty { throw SluiceError(findings: file.findings) }
        return result
    }

    private init(folder: Folder, blocks: [BlockGate]) {
        self.folder = folder
        self.blocks = blocks
    }

    private mutating func read(_ root: Node?, name: String) -> GoldenCase {
        checkKeys(of: root, known: Self.keys, of: "a case")
        let release = root?["release"]
        checkKeys(of: release, known: Self.releaseKeys, of: "'release'")
        return GoldenCase(
            name: name, folder: folder,
            description: string(root?["description"]) ?? "",
            release: Release(
                name: string(release?["name"]) ?? Release().name,
                namespace: string(release?["namespace"]) ?? Release().namespace),
            valuesFiles: valuesFiles(root?["values"]),
            set: strings(root?["set"]).map(\.text),
            setString: strings(root?["setString"]).map(\.text),
            setJSON: strings(root?["setJson"]).map(\.text),
            on: blockPaths(root?["on"]),
            expectedErrors: strings(root?["expectFailure"]).map(\.text),
            expectations: expectations(root?["allows"], isAllowed: true)
                + expectations(root?["denies"], isAllowed: false),
            kinds: kinds(root?["kinds"]))
    }

    private mutating func valuesFiles(_ node: Node?) -> [String] {
        guard let node, !node.isNull else {
            let standard = "\(folder.path)/values.yaml"
            return (try? folder.contents(of: "values.yaml")) != nil ? [standard] : []
        }
        return strings(node).map { entry in
            let path = entry.text.hasPrefix("/") ? entry.text : "\(folder.path)/\(entry.text)"
            do {
                _ = try Folder.read(path)
            } catch {
                report(
                    entry.node, "case-values-file", "there is no values file \(entry.text) beside this case",
                    hint: "paths count from the case's folder, \(folder.name)")
            }
            return path
        }
    }

    private mutating func blockPaths(_ node: Node?) -> [String] {
        strings(node).map { entry in
            if !blocks.isEmpty, !blocks.contains(where: { $0.path == entry.text }) {
                report(
                    entry.node, "case-unknown-block", "the chart has no block '\(entry.text)'",
                    hint: suggestion(entry.text, among: blocks.map(\.path)))
            }
            return entry.text
        }
    }

    private mutating func kinds(_ node: Node?) -> [String] {
        if let node, !node.isNull { return strings(node).map(\.text) }
        var kinds: [String] = []
        for block in blocks where !kinds.contains(block.kind) { kinds.append(block.kind) }
        return kinds.isEmpty ? ["NetworkPolicy"] : kinds
    }
}

// MARK: - Types and keys

extension CaseFile {
    mutating func string(_ node: Node?) -> String? {
        guard let node, !node.isNull else { return nil }
        guard node.kind != .sequence, node.kind != .mapping else {
            report(node, "case-type", "expected a text here")
            return nil
        }
        return node.text
    }

    private mutating func strings(_ node: Node?) -> [(text: String, node: Node)] {
        guard let node, !node.isNull else { return [] }
        guard node.kind == .sequence else {
            report(node, "case-type", "expected a list of texts here", hint: "write '- TEXT'")
            return []
        }
        var result: [(text: String, node: Node)] = []
        for element in node.elements {
            if let text = string(element) { result.append((text, element)) }
        }
        return result
    }

    mutating func checkKeys(of node: Node?, known: [String], of what: String) {
        guard let node else { return }
        for entry in node.entries where !known.contains(entry.key.text) {
            report(
                entry.key, "case-unknown-key", "\(what) has no key '\(entry.key.text)'",
                hint: suggestion(entry.key.text, among: known))
        }
    }

    private func suggestion(_ word: String, among known: [String]) -> String {
        if let near = nearest(word, in: known) { return "did you mean '\(near)'?" }
        return known.isEmpty ? "there are none" : "known are \(known.joined(separator: ", "))"
    }

    mutating func report(_ node: Node, _ rule: String, _ message: String, hint: String? = nil) {
        findings.append(
            Finding(rule: rule, severity: .error, location: node.location, message: message, hint: hint))
    }
}
