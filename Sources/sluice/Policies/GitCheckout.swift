import SluiceChartValidation
import SluiceDiagnostics
import SluiceFiles
import SluicePolicyAnalysis
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// Files of a git revision in a folder of their own. The repository, its index and its work tree stay as they are.
final class GitCheckout {
    /// What is wanted of a revision.
    struct Request {
        /// A folder, which comes as a whole, or a file.
        var path: String
        /// Whether the file's folder comes, too: the chart that a values file lies in.
        var bringsFolder = false
        /// Whether the revision may lack it.
        var isOptional = false
    }

    private let folder: TemporaryFolder
    private let revision: String
    /// Where each file and folder that was asked for lies now.
    private var places: [(original: String, copy: String)] = []

    private init(revision: String) throws(SluiceError) {
        self.revision = revision
        folder = try TemporaryFolder(prefix: "sluice-diff")
    }

    /// - Throws: what git says against the revision, and what the revision lacks.
    static func of(_ revision: String, _ requests: [Request]) async throws(SluiceError) -> GitCheckout {
        guard !revision.hasPrefix("-"), !revision.isEmpty else {
            throw problem(revision, "this is no revision")
        }
        let checkout = try GitCheckout(revision: revision)
        for request in requests { try await checkout.add(request) }
        return checkout
    }

    /// The commit that two revisions have both grown from: what `A...B` begins with.
    static func mergeBase(_ one: String, _ other: String, near path: String) async throws(SluiceError) -> String {
        let arguments = ["-C", split(path).folder, "merge-base", "--", one, other]
        return String(try await run("git", arguments, "\(one)...\(other)").prefix(12))
    }

    /// Whether the revision has a file or folder that was asked for.
    func has(_ path: String) -> Bool { path != self.path(of: path) }

    private func add(_ request: Request) async throws(SluiceError) {
        let (folder, name) = Self.split(request.path)
        let git = ["-C", folder]
        _ = try await Self.run("git", git + ["cat-file", "-e", "\(revision)^{commit}"], revision)
        do throws(SluiceError) {
            _ = try await Self.run("git", git + ["cat-file", "-e", "\(revision):./\(name ?? "")"], revision)
        } catch {
            if request.isOptional { return }
            throw Self.problem(revision, "it has no \(request.path)")
        }
        let isAlone = name != nil && !request.bringsFolder
        let original = isAlone ? request.path : folder
        if places.contains(where: { $0.original == original }) { return }
        let copy = "\(self.folder.path)/\(places.count)"
        let archive = copy + ".tar"
        // From inside the folder, git takes that folder alone.
        _ = try await Self.run(
            "git", git + ["archive", "--format=tar", "-o", archive, revision] + (isAlone ? ["--", name ?? ""] : []),
            revision)
        _ = try await Self.run("mkdir", [copy], revision)
        _ = try await Self.run("tar", ["-xf", archive, "-C", copy], revision)
        places.append((original, isAlone ? "\(copy)/\(name ?? "")" : copy))
    }

    /// The folder of a path, and the file in it where it is one.
    private static func split(_ path: String) -> (folder: String, name: String?) {
        if InputFile.isFolder(path) { return (path, nil) }
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
    }

    /// Where a file or folder lies; the path itself for what the revision lacks.
    func path(of path: String) -> String {
        if let place = places.first(where: { $0.original == path }) { return place.copy }
        let (folder, name) = Self.split(path)
        guard let name, let place = places.first(where: { $0.original == folder }) else { return path }
        let copy = "\(place.copy)/\(name)"
        return InputFile.exists(copy) ? copy : path
    }

    /// The places of a world that was read from here, as `REVISION:path`.
    func renaming(_ world: PolicyWorld) -> PolicyWorld { world.movingFiles(renamed) }

    func renaming(_ findings: [Finding]) -> [Finding] { findings.map { $0.movingFile(renamed) } }

    private func renamed(_ file: String) -> String {
        for place in places where file == place.copy || file.hasPrefix(place.copy + "/") {
            let inner = file.dropFirst(place.copy.count + 1)
            if inner.isEmpty { return "\(revision):\(place.original)" }
            return "\(revision):" + (place.original == "." ? String(inner) : "\(place.original)/\(inner)")
        }
        return file
    }

    private static func run(
        _ program: String, _ arguments: [String], _ revision: String
    ) async throws(SluiceError) -> String {
        do {
            let result = try await Subprocess.run(
                .name(program), arguments: Arguments(arguments), output: .bytes(limit: 1 << 20),
                error: .bytes(limit: 1 << 16))
            guard result.terminationStatus.isSuccess else {
                let text = String(decoding: result.standardError, as: UTF8.self)
                throw problem(
                    revision,
                    "\(program) refuses: \(text.split(separator: "\n").first.map(String.init) ?? "no reason given")")
            }
            var output = String(decoding: result.standardOutput, as: UTF8.self)
            if output.hasSuffix("\n") { output.removeLast() }
            return output
        } catch let error as SluiceError {
            throw error
        } catch {
            throw problem(revision, "\(program) cannot be run: \(error)")
        }
    }

    private static func problem(_ revision: String, _ message: String) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: "git-revision", severity: .error,
                location: SourceLocation(file: "--rev \(revision)", line: 0, column: 0), message: message,
                hint: "name a commit, tag or branch of the repository you stand in")
        ])
    }
}
