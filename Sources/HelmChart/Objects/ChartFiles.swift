import SluiceGoEncoding
import SluiceGoScalars
import SluiceGoTemplate
import SluiceSprig

/// `.Files`: the files of a chart that are no templates.
///
/// - Note: follows `files` of Helm's engine.
final class ChartFiles: TemplateObject {
    private let contents: [String: [UInt8]]
    let map: MapValue?

    convenience init(_ files: [ChartFile]) {
        self.init(Dictionary(files.map { ($0.path, $0.content) }) { _, last in last })
    }

    init(_ contents: [String: [UInt8]]) {
        self.contents = contents
        map = MapValue(contents.mapValues { .object(ByteSlice($0)) }, typeName: "engine.files")
    }

    var typeName: String { "engine.files" }
    var zeroElement: Value? { .object(ByteSlice([])) }

    func method(_ name: String) -> Function? {
        switch name {
        case "Get": text { .string(String(goBytes: self.contents[$0] ?? [])) }
        case "GetBytes": text { .object(ByteSlice(self.contents[$0] ?? [])) }
        case "Lines": text { TypedList.strings(self.lines(of: $0)) }
        case "Glob": text { .object(self.matching($0)) }
        case "AsConfig": Function { _, _ in .string(self.asConfig) }
        case "AsSecrets": Function { _, _ in .string(self.asSecrets) }
        default: nil
        }
    }

    private func text(_ body: @escaping @Sendable (String) -> Value) -> Function {
        Function([.string]) { arguments, _ in
            guard case .string(let text) = arguments[0] else { return .nil }
            return body(text)
        }
    }

    private func lines(of path: String) -> [Value] {
        guard var bytes = contents[path]?[...], !bytes.isEmpty else { return [] }
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { .string(String(goBytes: $0)) }
    }

    private func matching(_ pattern: String) -> ChartFiles {
        // Helm takes every file when it cannot read the pattern.
        guard let glob = Glob(pattern) else { return self }
        return ChartFiles(contents.filter { glob.matches($0.key) })
    }

    private var asConfig: String { yaml { .string(String(goBytes: $0)) } }
    private var asSecrets: String { yaml { .string(BaseEncoding.base64.encoded($0)) } }

    private func yaml(_ value: ([UInt8]) -> Value) -> String {
        var entries: [String: Value] = [:]
        for path in contents.keys.sorted(by: Value.precedes) {
            entries[PathName.last(path)] = value(contents[path] ?? [])
        }
        return (try? GoYAML.text(of: .map(entries))) ?? ""
    }
}
