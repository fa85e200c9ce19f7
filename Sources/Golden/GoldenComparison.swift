import Diagnostics
import Files
import HelmChart
import YAML

extension CaseRun {
    /// Compares the watched documents with `expected.yaml`, or rewrites that file.
    mutating func compareWithGolden(_ watched: [Manifest]) {
        let actual = watched.map(\.text).joined()
        if options.drawsPictures {
            result.expected = (try? subject.folder.contents(of: GoldenCase.expectedFileName)).flatMap { $0 }
                .map { String(decoding: $0, as: UTF8.self) }
            result.actual = actual
        }
        do throws(SluiceError) {
            let stored = try subject.folder.contents(of: GoldenCase.expectedFileName)
            if (stored ?? []).elementsEqual(actual.utf8) { return }
            let path = "\(subject.folder.path)/\(GoldenCase.expectedFileName)"
            switch options.mode {
            case .update:
                var plan = FilePlan()
                if actual.isEmpty {
                    plan.remove(path, within: subject.folder.path, as: .requested)
                } else {
                    plan.write(Array(actual.utf8), to: path, within: subject.folder.path, as: .requested)
                }
                try WriteSession([subject.folder.path]).commit(try plan.changes())
                result.isUpdated = true
            case .check:
                reportDifference(stored ?? [], actual)
            }
        } catch {
            result.add(error.findings)
        }
    }

    private mutating func reportDifference(_ stored: [UInt8], _ actual: String) {
        let expected = String(decoding: stored, as: UTF8.self)
        let file = subject.expectedFile
        let line = zip(stored, actual.utf8).prefix { $0 == $1 }.filter { $0.0 == UInt8(ascii: "\n") }.count + 1
        let message =
            if stored.isEmpty {
                "there are no golden manifests yet, and the chart renders some"
            } else if actual.isEmpty {
                "the chart renders none of the golden manifests"
            } else {
                "the chart renders something else than the golden manifests"
            }
        let difference = UnifiedDiff.between(
            old: expected, new: actual, oldName: file, newName: "\(subject.name) as rendered")
        result.report(
            "golden-differs", at: SourceLocation(file: file, line: line, column: 1), message,
            hint: "if the new manifests are right, record them with --update", difference: difference)
    }

    /// Two renderers must agree on every document of the chart, and on every byte if they follow one Helm.
    mutating func checkAgreement(
        _ output: String, _ documents: [Manifest], by renderer: any Renderer, with first: FirstRender
    ) {
        let message = "\(first.renderer) and \(renderer.name) render this case differently"
        guard renderer.rules == first.rules else {
            compareWhole(
                first.documents, named: first.renderer, documents, named: renderer.name,
                rule: "golden-renderers-differ", message: message)
            return
        }
        if output.utf8.elementsEqual(first.output.utf8) { return }
        let difference = UnifiedDiff.between(
            old: first.output, new: output, oldName: "\(subject.name), \(first.renderer)",
            newName: "\(subject.name), \(renderer.name)")
        result.report("golden-renderers-differ", at: subject.location, message, difference: difference)
    }

    /// Turning this case's blocks off must take their documents away and leave all others as they are.
    mutating func checkOthersUnchanged(
        _ documents: [Manifest], by renderer: any Renderer
    ) async throws(SluiceError) {
        let gates = options.blocks.filter { subject.on.contains($0.path) }.flatMap(\.ownGates)
        if gates.isEmpty { return }
        var request = subject.request
        request.set += gates.map { "\($0)=false" }
        switch try await renderer.render(chart, request) {
        case .refused(let message):
            result.report(
                "golden-off-refused", at: subject.location,
                "with \(gates.joined(separator: " and ")) forced to false, \(renderer.name) refuses: \(message)")
        case .rendered(let output):
            let off = try Manifest.documents(of: output)
            checkInvariants(off: off, on: documents)
            compareWhole(
                off, named: "gates off",
                documents.filter { !isWatched($0) }, named: "gates on, without the blocks' documents",
                rule: "golden-others-changed",
                message: "turning \(gates.joined(separator: " and ")) on changes other documents of the chart")
        }
    }

    private mutating func compareWhole(
        _ old: [Manifest], named oldName: String, _ new: [Manifest], named newName: String,
        rule: String, message: String
    ) {
        let (old, new) = (old.map(\.text).joined(), new.map(\.text).joined())
        if old.utf8.elementsEqual(new.utf8) { return }
        let difference = UnifiedDiff.between(
            old: old, new: new, oldName: "\(subject.name), \(oldName)", newName: "\(subject.name), \(newName)")
        result.report(rule, at: subject.location, message, difference: difference)
    }

    /// The case's word on which blocks are on must be what its values say.
    mutating func checkGates(_ values: ValuesTable, _ renderer: any Renderer) {
        for block in options.blocks {
            let closed = block.gates.filter {
                Value.object(values).value(at: $0.split(separator: ".").map(String.init)) != .bool(true)
            }
            let isOn = subject.on.contains(block.path)
            if isOn, !closed.isEmpty {
                result.report(
                    "golden-gate", at: subject.location,
                    "the case says that \(block.path) is on, but \(closed.joined(separator: " and ")) is not true",
                    hint: "set it to true in the case's values, or take the block out of 'on'")
            } else if !isOn, closed.isEmpty, subject.kinds.contains(block.kind) {
                result.report(
                    "golden-gate", at: subject.location, "these values switch \(block.path) on",
                    hint: "add it to 'on'")
            }
        }
    }
}
