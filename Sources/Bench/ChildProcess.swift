#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import SluiceFiles

/// A program run to its end in the current folder, with its output thrown away.
struct ChildProcess {
    var executable: String
    var arguments: [String]
    /// What the process has in its environment beside the few variables that every program needs.
    var environment: [String: String] = [:]

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// The median time, from the start to the end of the process, and its largest resident memory.
    func measure(runs: Int) throws -> Measurement {
        var peak = 0.0
        var result = try Measurement.median(runs: runs) { peak = max(peak, try run()) }
        result.peakMegabytes = peak
        return result
    }

    /// What the process prints.
    func output() throws -> String {
        let path = "/tmp/sluice-bench-\(getpid()).txt"
        defer { unlink(path) }
        _ = try run(output: path)
        return String(decoding: try InputFile.read(path), as: UTF8.self)
    }

    /// - Returns: the largest resident memory in megabytes.
    private func run(output: String = "/dev/null") throws -> Double {
        var actions = fileActions()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var words: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        words.append(nil)
        var variables = environment
        for name in ["PATH", "HOME", "TMPDIR"] { variables[name] = Environment[name] }
        var environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0.key + "=" + $0.value) }
        defer { for variable in environment { free(variable) } }
        environment.append(nil)
        var process = pid_t()
        let started = posix_spawn(&process, executable, &actions, nil, words, environment)
        guard started == 0 else { throw Failure(description: "\(executable): \(String(cString: strerror(started)))") }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(process, &status, 0, &usage) < 0 {
            guard errno == EINTR else {
                throw Failure(description: "\(executable): \(String(cString: strerror(errno)))")
            }
        }
        // `generate --check` ends with 1 where something is out of date; its work is the same.
        guard status == 0 || status >> 8 == 1 else {
            throw Failure(
                description:
                    "\(executable) \(arguments.joined(separator: " ")) failed with status \(status >> 8 & 0xFF)")
        }
        #if canImport(Darwin)
            return Double(usage.ru_maxrss) / 1_048_576
        #else
            return Double(usage.ru_maxrss) / 1_024
        #endif
    }
}

#if canImport(Darwin)
    private func fileActions() -> posix_spawn_file_actions_t? { nil }
#else
    private func fileActions() -> posix_spawn_file_actions_t { posix_spawn_file_actions_t() }
#endif
