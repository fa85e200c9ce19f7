import SluiceDiagnostics
import SluiceSprigCryptography

@testable import sluice

/// `sluice template` in this process.
enum EmbeddedTemplate {
    /// As the program does at its start.
    private static let isPrepared: Void = StandardCryptography.install()

    /// What it prints; nil if it refuses.
    static func template(_ arguments: [String]) -> (output: [UInt8]?, error: String) {
        isPrepared
        do {
            let command = try TemplateCommand.parse(arguments)
            let (renderer, request) = try command.prepared()
            let rendered = try renderer.render(request)
            return (try command.output.text(of: rendered, rules: command.release.helmVersion.rules), "")
        } catch let error as SluiceError {
            return (nil, error.description)
        } catch {
            return (nil, TemplateCommand.message(for: error))
        }
    }

    /// What the templates print, YAML or not.
    static func unsorted(_ arguments: [String]) -> (output: [UInt8]?, error: String) {
        isPrepared
        do {
            let (renderer, request) = try TemplateCommand.parse(arguments).prepared()
            return (try renderer.unsorted(request), "")
        } catch {
            return (nil, "\(error)")
        }
    }
}
