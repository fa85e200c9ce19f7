import SluiceDiagnostics
import SluiceFiles
import SluiceHelmChart
import SluiceYAML

extension CaseRun {
    /// Compares the watched documents with `expected.yaml`, or says what that file should hold.
    mutating func compareWithGolden(_ documents: [Manifest], by renderer: any Renderer) async throws(SluiceError) {
        let watched = documents.filter(isWatched)
        let actual = watched.map(\.text).joined()
        let stored = try subject.folder.contents(of: GoldenCase.expectedFileName).map { GoldenCase.manifests(of: $0) }
        result.recorded = watched.count
        if options.drawsPictures {
            result.expected = stored.map { String(decoding: $0, as: UTF8.self) }
            result.actual = actual
        }
        if (stored ?? []).elementsEqual(actual.utf8) { return }
        if let stored, !actual.isEmpty, try await isRandomDifference(stored, documents, by: renderer) { return }
        switch options.mode {
        case .update:
            result.update = CaseResult.Update(
                path: subject.expectedFile,
                bytes: actual.isEmpty ? nil : Array((GoldenCase.generatedLine + actual).utf8))
        case .check:
            reportDifference(stored ?? [], actual)
        }
    }

    /// Whether golden manifests differ from the watched documents in random values only.
    private mutating func isRandomDifference(
        _ stored: [UInt8], _ documents: [Manifest], by renderer: any Renderer
    ) async throws(SluiceError) -> Bool {
        // What is not YAML differs in more than values.
        guard let golden = try? Manifest.documents(of: String(decoding: stored, as: UTF8.self)) else { return false }
        let watched = try await marked(documents, subject.request, by: renderer).filter(isWatched).entries
        guard watched.count == golden.count else { return false }
        var count = 0
        for (entry, old) in zip(watched, golden) where !entry.document.text.utf8.elementsEqual(old.text.utf8) {
            guard let random = entry.random, entry.document.source == old.source,
                random.masking(entry.document.value) == random.masking(old.value)
            else { return false }
            count += random.count
        }
        remarkRandom(count, in: GoldenCase.expectedFileName)
        return true
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

    /// Two renderers must agree on every document of the chart, and on every byte if they follow one Helm; but for
    /// random values.
    mutating func checkAgreement(
        _ output: String, _ documents: [Manifest], by renderer: any Renderer, with first: FirstRender
    ) async throws(SluiceError) {
        let message = "\(first.renderer.name) and \(renderer.name) render this case differently"
        let (oldText, newText) = (first.documents.map(\.text).joined(), documents.map(\.text).joined())
        if oldText.utf8.elementsEqual(newText.utf8) {
            if renderer.rules != first.renderer.rules || output.utf8.elementsEqual(first.output.utf8) { return }
            let difference = UnifiedDiff.between(
                old: first.output, new: output, oldName: "\(subject.name), \(first.renderer.name)",
                newName: "\(subject.name), \(renderer.name)")
            result.report("golden-renderers-differ", at: subject.location, message, difference: difference)
            return
        }
        let (changes, random) = DocumentChange.between(
            try await marked(first.documents, subject.request, by: first.renderer),
            try await marked(documents, subject.request, by: renderer))
        remarkRandom(random, in: "the documents of \(first.renderer.name) and \(renderer.name)")
        if changes.isEmpty, random > 0 { return }
        // Helm 3 and 4 treat some values differently; what else a chart makes of that is not the policies' fault.
        let isBlameless = changes.allSatisfy { change in
            ![change.old, change.new].compactMap(\.self).contains(where: isWatched)
        }
        if renderer.rules != first.renderer.rules, isBlameless {
            let names = Set(changes.map(\.name)).sorted().joined(separator: ", ")
            result.note(
                "golden-helms-differ", at: subject.location,
                "\(message), but not the recorded documents: \(names.isEmpty ? "in another order" : names)",
                hint: "see docs/helm-compatibility.md for what differs between Helm 3 and 4")
            return
        }
        // The same documents in another order differ, too.
        let difference =
            changes.isEmpty
            ? UnifiedDiff.between(
                old: oldText, new: newText, oldName: "\(subject.name), \(first.renderer.name)",
                newName: "\(subject.name), \(renderer.name)")
            : DocumentChange.text(
                changes, oldName: "\(subject.name), \(first.renderer.name)",
                newName: "\(subject.name), \(renderer.name)")
        result.report("golden-renderers-differ", at: subject.location, message, difference: difference)
    }

    /// Turning this case's blocks off must take their documents away and leave all others as they are, but for those
    /// that the case lists under `mayChange`.
    mutating func checkOthersUnchanged(
        _ documents: [Manifest], by renderer: any Renderer
    ) async throws(SluiceError) {
        let blocks = options.blocks.filter { subject.on.contains($0.path) }
        let gates = blocks.flatMap(\.ownGates)
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
            func isOther(_ document: Manifest) -> Bool {
                !blocks.contains { $0.template == document.source && document.kinds.contains($0.kind) }
            }
            let (offText, onText) = (off.map(\.text).joined(), documents.filter(isOther).map(\.text).joined())
            if offText.utf8.elementsEqual(onText.utf8) { return }
            let (changes, random) = DocumentChange.between(
                try await marked(off, request, by: renderer),
                try await marked(documents, subject.request, by: renderer).filter(isOther))
            remarkRandom(random, in: "documents that are the same with the gates off and on")
            let rest = changes.filter { change in
                let matching = subject.mayChange.filter { pattern in
                    [change.old, change.new].compactMap(\.self).contains { pattern.matches($0, chart: chart.name) }
                }
                for pattern in matching { usedChanges.insert(pattern.text) }
                return matching.isEmpty
            }
            if rest.isEmpty { return }
            let names = rest.map(\.name)
            let more = names.count > 5 ? " and \(names.count - 5) more" : ""
            result.report(
                "golden-others-changed", at: subject.location,
                "turning \(gates.joined(separator: " and ")) on changes other documents of the chart: "
                    + names.prefix(5).joined(separator: ", ") + more,
                hint:
                    "if that is right, list them in the case: mayChange: [\(names.prefix(3).joined(separator: ", "))]",
                difference: DocumentChange.text(
                    rest, oldName: "\(subject.name), gates off",
                    newName: "\(subject.name), gates on, without the blocks' documents"))
        }
    }

    /// Entries of `mayChange` that no change needs.
    mutating func checkStaleChanges() {
        for pattern in subject.mayChange where !usedChanges.contains(pattern.text) {
            result.report(
                "case-may-change", at: pattern.location,
                "no document that matches '\(pattern.text)' differs between off and on", hint: "remove it")
        }
    }

    /// The case's word on which blocks are on must be what its values say.
    mutating func checkGates(_ values: ValuesTable, _ documents: [Manifest]) {
        for block in options.blocks {
            let closed = block.gates.filter { gate in
                let value = Value.object(values).value(at: gate.split(separator: ".").map(String.init))
                return value.map { $0 != .bool(true) } ?? !block.subchartDefaults.contains(gate)
            }
            let isOn = subject.on.contains(block.path)
            if isOn, !closed.isEmpty {
                result.report(
                    "golden-gate", at: subject.location,
                    "the case says that \(block.path) is on, but \(closed.joined(separator: " and ")) is not true",
                    hint: "set it to true in the case's values, or take the block out of 'on'")
            } else if !isOn, closed.isEmpty, subject.kinds.contains(block.kind) {
                // A subchart that takes no part renders nothing, whatever its gates are.
                if block.isInSubchart, !documents.contains(where: { $0.source == block.template }) { continue }
                result.report(
                    "golden-gate", at: subject.location, "these values switch \(block.path) on",
                    hint: "add it to 'on'")
            }
        }
    }
}
