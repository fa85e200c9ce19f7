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

    /// - Parameter paths: files and folders. A file brings the folder it lies in.
    /// - Throws: what git says against the revision or the paths.
    static func of(_ revision: String, paths: [String]) async throws(SluiceError) -> GitCheckout {
        guard !revision.hasPrefix("-"), !revision.isEmpty else {
            throw problem(revision, "this is no revision")
        }
        let checkout = try GitCheckout(revision: revision)
        for path in paths { try await checkout.add(folder(of: path)) }
        return checkout
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
    func renaming(_ world: PolicyWorld) -> PolicyWorld {
        var world = world
        world.policies = world.policies.map { $0.movingFiles(renamed) }
        world.off = world.off.map { off in
            var off = off
            off.location = off.location.map {
                SourceLocation(file: renamed($0.file), line: $0.line, column: $0.column)
            }
            return off
        }
        return world
    }

    private func renamed(_ file: String) -> String {
        for place in places where file.hasPrefix(place.copy + "/") {
            let inner = file.dropFirst(place.copy.count + 1)
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
