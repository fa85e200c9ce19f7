import SluiceDiagnostics
import SluiceFiles
import SluiceHelmChart

/// The cases below a golden folder, sorted by name.
struct CaseDiscovery {
    /// A case, or what became of one that could not be read.
    enum Entry {
        case ready(GoldenCase)
        case broken(CaseResult)
    }

    private(set) var cases: [Entry] = []
    private(set) var findings: [Finding] = []
    /// The folders that values files may lie in.
    private var roots: [Folder] = []

    init(goldenFolder: String, chartFolder: String, blocks: [BlockGate], filter: CaseFilter?) {
        do throws(SluiceError) {
            let root = try Folder(goldenFolder)
            roots = [root]
            // A chart that cannot be opened is reported by whoever loads it.
            if let chart = try? Folder(chartFolder) { roots.append(chart) }
            var folders: Set<String> = []
            let files = try root.files()
            for file in files where Self.isNamed(GoldenCase.fileName, file) {
                let name = Self.parent(of: file)
                folders.insert(name)
                if let filter, !filter.matches(name) { continue }
                load(name, in: root, blocks: blocks)
            }
            for file in files where Self.isNamed(GoldenCase.expectedFileName, file) {
                if !folders.contains(Self.parent(of: file)) { reportOrphan("\(root.name)/\(file)") }
            }
            if cases.isEmpty, findings.isEmpty { reportNone(in: root.name, filter) }
        } catch {
            findings += error.findings
        }
    }

    private mutating func load(_ name: String, in root: Folder, blocks: [BlockGate]) {
        do throws(SluiceError) {
            let folder = try Folder(name.isEmpty ? root.name : "\(root.name)/\(name)")
            let shown = name.isEmpty ? "." : name
            cases.append(.ready(try CaseFile.load(name: shown, folder: folder, blocks: blocks, roots: roots)))
        } catch {
            // It counts as failed; the others still run.
            var result = CaseResult(name: name)
            result.findings = error.findings
            cases.append(.broken(result))
        }
    }

    private mutating func reportOrphan(_ path: String) {
        findings.append(
            Finding(
                rule: "case-missing", severity: .error,
                location: SourceLocation(file: path, line: 0, column: 0),
                message: "no \(GoldenCase.fileName) stands beside these golden manifests, so nothing checks them",
                hint: "write one, or delete the folder"))
    }

    private mutating func reportNone(in folder: String, _ filter: CaseFilter?) {
        findings.append(
            Finding(
                rule: "case-none", severity: .error,
                location: SourceLocation(file: folder, line: 0, column: 0),
                message: filter.map { "no case matches '\($0.pattern)'" } ?? "there is no case here",
                hint: "a case is a folder with a \(GoldenCase.fileName)"))
    }

    private static func isNamed(_ name: String, _ path: String) -> Bool {
        path == name || path.hasSuffix("/" + name)
    }

    private static func parent(of path: String) -> String {
        path.split(separator: "/").dropLast().joined(separator: "/")
    }
}
