import SluiceCodegen
import Foundation
import Testing

/// Whether emitted Swift compiles, in Swift 6 mode and with warnings as errors.
enum TypeCheck {
    static func expectFine(_ files: [GeneratedFile]) throws {
        #expect(!files.isEmpty)
        let scratch = Scratch()
        for file in files { try scratch.write(file.contents, file.path) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["swiftc", "-typecheck", "-wmo", "-swift-version", "6", "-warnings-as-errors"]
            + files.map { scratch.path + "/" + $0.path }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(output)")
    }
}
