import SluiceDiagnostics
import SluiceFiles
import SluiceHelmChart
import SluiceYAML

/// Reads a `case.yaml`, collecting all that is wrong with it.
struct CaseFile {
    private static let keys = [
        "description", "release", "values", "set", "setString", "setJson", "on", "expectFailure", "kinds", "allows",
        "denies", "others", "mayChange",
    ]
    private static let releaseKeys = ["name", "namespace"]

    private let folder: Folder
    private let blocks: [BlockGate]
    private let roots: [Folder]?
    private var findings: [Finding] = []

    /// Loads the case in a folder.
    ///
    /// - Parameter roots: the folders that values files may lie in; nil where they are not read at all.
    /// - Throws: every misspelt key, wrong type, unknown block and missing values file.
    static func load(
        name: String, folder: Folder, blocks: [BlockGate], roots: [Folder]?
    ) throws(SluiceError) -> GoldenCase {
        var file = CaseFile(folder: folder, blocks: blocks, roots: roots)
        let path = "\(folder.name)/\(GoldenCase.fileName)"
        let root = try parse(try folder.contents(of: GoldenCase.fileName) ?? [], file: path)
        if let root, root.kind != .mapping, !root.isNull {
            file.report(root, "case-type", "a case must be a mapping", hint: "start with 'description: ...'")
        }
        let result = file.read(root, name: name)
        if !file.findings.isEmpty { throw SluiceError(findings: file.findings) }
        return result
    }

    private init(folder: Folder, blocks: [BlockGate], roots: [Folder]?) {
        self.folder = folder
        self.blocks = blocks
        self.roots = roots
    }

    private mutating func read(_ root: Node?, name: String) -> GoldenCase {
        checkKeys(of: root, known: Self.keys, of: "a case")
        let release = root?["release"]
        checkKeys(of: release, known: Self.releaseKeys, of: "'release'")
        let subject = GoldenCase(
            name: name, folder: folder,
            description: string(root?["description"]) ?? "",
            release: Release(
                name: releaseName(release?["name"]) ?? Release().name,
                namespace: namespace(release?["namespace"]) ?? Release().namespace),
            valuesFiles: valuesFiles(root?["values"]),
            set: strings(root?["set"]).map(\.text),
            setString: strings(root?["setString"]).map(\.text),
            setJSON: strings(root?["setJson"]).map(\.text),
            on: blockPaths(root?["on"]),
            expectedErrors: strings(root?["expectFailure"]).map(\.text),
            expectations: expectations(root?["allows"], isAllowed: true)
                + expectations(root?["denies"], isAllowed: false),
            kinds: kinds(root?["kinds"]),
            others: patterns(root?["others"], takesTemplates: true),
            mayChange: patterns(root?["mayChange"], takesTemplates: false))
        if let entry = root?["mayChange"], !subject.mayChange.isEmpty {
            if subject.on.isEmpty || !subject.expectedErrors.isEmpty {
                report(
                    entry, "case-may-change", "no block is switched off and on in this case, so nothing can change",
                    hint: subject.on.isEmpty ? "list the blocks under 'on'" : "remove 'mayChange'")
            }
        }
        return subject
    }

    private mutating func releaseName(_ node: Node?) -> String? {
        guard let node, let name = string(node) else { return nil }
        if !ReleaseName.isValid(name) {
            report(
                node, "case-release", "'\(name)' cannot be the name of a release",
                hint: "use lower-case letters, digits, hyphens and dots, at most 53, with a letter or digit at both "
                    + "ends")
        }
        return name
    }

    private mutating func namespace(_ node: Node?) -> String? {
        guard let node, let name = string(node) else { return nil }
        if !ReleaseName.isValidNamespace(name) {
            report(
                node, "case-release", "'\(name)' cannot be the name of a namespace",
                hint: "use lower-case letters, digits and hyphens, at most 63, with a letter or digit at both ends")
        }
        return name
    }

    private mutating func patterns(_ node: Node?, takesTemplates: Bool) -> [DocumentPattern] {
        strings(node).compactMap { entry in
            if DocumentPattern.isName(entry.text) || takesTemplates && DocumentPattern.isTemplate(entry.text) {
                return DocumentPattern(text: entry.text, location: entry.node.location)
            }
            report(
                entry.node, "case-document", "'\(entry.text)' names no documents",
                hint: takesTemplates
                    ? "write KIND/NAME, or the template: templates/FILE.yaml, charts/SUBCHART/templates/FILE.yaml"
                    : "write KIND/NAME, such as Deployment/web-*")
            return nil
        }
    }

    private mutating func valuesFiles(_ node: Node?) -> [String] {
        guard let roots else { return [] }
        guard let node, !node.isNull else {
            do throws(SluiceError) {
                return try folder.contents(of: "values.yaml") == nil ? [] : ["\(folder.path)/values.yaml"]
            } catch {
                findings += error.findings
                return []
            }
        }
        return strings(node).compactMap { entry in
            if entry.text.hasPrefix("/") {
                report(
                    entry.node, "case-values-file", "values files are named relative to the case, not '\(entry.text)'",
                    hint: "write the path from \(folder.name), such as ../../ci/values.yaml")
                return nil
            }
            switch Self.resolve(entry.text, in: folder, roots: roots) {
            case .file(let path): return path
            case .missing:
                report(
                    entry.node, "case-values-file", "there is no values file \(entry.text) beside this case",
                    hint: "paths count from the case's folder, \(folder.name)")
            case .outside:
                report(
                    entry.node, "case-values-file",
                    "the values file \(entry.text) lies outside of the chart and of the golden folder",
                    hint: "copy it beside the case")
            case .unreadable(let more): findings += more
            }
            return nil
        }
    }

    private enum ValuesPath {
        case file(String)
        case missing
        case outside
        case unreadable([Finding])
    }

    /// Where a values file is, links followed.
    private static func resolve(_ path: String, in folder: Folder, roots: [Folder]) -> ValuesPath {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true)
        guard let name = parts.last, name != "..", name != ".",
            let parent = try? Folder("\(folder.path)/\(parts.dropLast().joined(separator: "/"))")
        else { return .missing }
        for root in roots where parent.path == root.path || parent.path.hasPrefix(root.path + "/") {
            let inside = String(parent.path.dropFirst(root.path.count).drop { $0 == "/" })
            do throws(SluiceError) {
                let found = try root.contents(of: inside.isEmpty ? String(name) : "\(inside)/\(name)")
                return found == nil ? .missing : .file("\(parent.path)/\(name)")
            } catch {
                return .unreadable(error.findings)
            }
        }
        return .outside
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
