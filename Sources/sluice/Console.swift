import ArgumentParser
import SluiceDiagnostics
import SluiceFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The terminal: where text goes, and whether somebody looks.
enum Console {
    enum Stream {
        case output, error

        var descriptor: Int32 { self == .output ? STDOUT_FILENO : STDERR_FILENO }
    }

    static func write(_ text: String, to stream: Stream = .output) {
        var text = text
        text.withUTF8 { write(UnsafeRawBufferPointer($0), to: stream) }
    }

    static func write(_ bytes: [UInt8], to stream: Stream = .output) {
        bytes.withUnsafeBytes { write($0, to: stream) }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to stream: Stream) {
        // Nobody can be told where standard output is closed.
        try? SystemCalls.writeAll(bytes, to: stream.descriptor)
    }

    static func exit(_ code: Int32) -> Never {
        systemExit(code)
    }

    static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.descriptor) == 1 }

    /// Colour only where a terminal shows it and nobody has declined it (no-color.org).
    static func usesColour(_ stream: Stream) -> Bool {
        isatty(stream.descriptor) == 1 && getenv("NO_COLOR") == nil
    }

    static var reporter: TextReporter {
        TextReporter(usesColour: usesColour(.error)) { path in try? InputFile.read(path) }
    }

    /// Locks folders for a command that writes, and finishes what an interrupted run has left there.
    static func writeSession(_ folders: [String]) throws -> WriteSession {
        try reporting { () throws(SluiceError) in
            try WriteSession(folders) { write("waiting for another run of Sluice to end\n", to: .error) }
        }
    }

    /// For a command that only reads: stops where an interrupted run has left a folder half written.
    static func refuseInterrupted(_ folders: [String]) throws {
        try reporting { () throws(SluiceError) in
            for folder in folders {
                if let finding = try WriteSession.interruption(near: folder) {
                    throw SluiceError(findings: [finding])
                }
            }
        }
    }

    /// Runs `body`; findings that it throws are printed, and the exit code is 2.
    ///
    /// - Parameter isRefusal: whether findings are an answer rather than a mistake in the input; then the code is 1.
    static func reporting<Result>(
        isRefusal: ([Finding]) -> Bool = { _ in false }, _ body: () throws(SluiceError) -> Result
    ) throws -> Result {
        do throws(SluiceError) {
            return try body()
        } catch {
            throw exit(error, isRefusal: isRefusal(error.findings))
        }
    }

    /// The same for what takes its time.
    static func reporting<Result>(
        isRefusal: ([Finding]) -> Bool = { _ in false }, _ body: () async throws(SluiceError) -> Result
    ) async throws -> Result {
        do throws(SluiceError) {
            return try await body()
        } catch {
            throw exit(error, isRefusal: isRefusal(error.findings))
        }
    }

    private static func exit(_ error: SluiceError, isRefusal: Bool) -> ExitCode {
        write(reporter.text(of: error.findings), to: .error)
        return ExitCode(isRefusal ? 1 : 2)
    }
}

private func systemExit(_ code: Int32) -> Never {
    exit(code)
}
