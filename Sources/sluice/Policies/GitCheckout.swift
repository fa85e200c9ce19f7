import ChartValidation
import Diagnostics
import Files
import PolicyAnalysis
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// Files of a git revision in a folder of their own. The repository, its index and its work tree stay as they are.
final class GitCheckout {
    private let folder: TemporaryFolder
    private let revision: String
    /// Where each folder asked for lies now.
    private var places: [(original: String, copy: String)] = []

    private init(revision: String) throws(SluiceError) {
        self.revision = revision
        folder = try TemporaryFolder(prefix: "sluice-diff")
    }

    /// - Parameters:
    ///   - paths: files and folders that the revision must have. A file brings the folder it lies in.
    ///   - optional: those that it may have.
    /// - Throws: what git says against the revision or the paths.
    static func of(
        _ revision: String, paths: [String], optional: [String] = []
    ) async throws(SluiceError) -> GitCheckout {
        guard !revision.hasPrefix("-"), !revision.isEmpty else {
            throw problem(revision, "this is no revision")
        }
        let checkout = try GitCheckout(revision: revision)
        for path in paths {
            try await checkout.add(folder(of: path))
            guard checkout.has(path) else { throw problem(revision, "it has no \(path)") }
        }
        for path in optional {
            // Git says for folders that the revision lacks what it says for mistakes.
            guard
                (try? await run("git", ["-C", folder(of: path), "cat-file", "-e", "\(revision):./"], revision)) != nil
            else { continue }
            try await checkout.add(folder(of: path))
        }
        return checkout
    }

    /// Whether the revision has a file or folder that was asked for.
    func has(_ path: String) -> Bool {
        let copy = self.path(of: path)
        return copy != path && InputFile.exists(copy)
    }

    private func add(_ original: String) async throws(SluiceError) {
        if places.contains(where: { $0.original == original }) { return }
        let copy = "\(folder.path)/\(places.count)"
        let archive = copy + ".tar"
        // From inside the folder, git takes that folder alone.
        _ = try await Self.run(
            "git", ["-C", original, "archive", "--format=tar", "-o", archive, revision], revision)
        _ = try await Self.run("mkdir", [copy], revision)
        _ = try await Self.run("tar", ["-xf", archive, "-C", copy], revision)
        places.append((original, copy))
    }

    private static func folder(of path: String) -> String {
        if InputFile.isFolder(path) { return path }
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    func path(of path: String) -> String {
        let own = Self.folder(of: path)
        guard let place = places.first(where: { $0.original == own }) else { return path }
        if own == path { return place.copy }
        return place.copy + "/" + (path.split(separator: "/").last ?? "")
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
