import SluiceDiagnostics
import SluiceGoScalars

extension Composer {
    /// Checks the keys of a mapping that has just been closed: scalars, each once, merge keys noted.
    mutating func checkKeys(of node: UInt32) throws(SluiceError) {
        let record = records[Int(node)]
        let count = Int(record.count) / 2
        var seen = KeyIndex(capacity: count)
        var hasDuplicates = false
        for entry in 0..<count {
            let key = keyNode(Int(record.first) + 2 * entry)
            let keyRecord = records[Int(key)]
            guard keyRecord.shape == .scalar else {
                throw error(
                    "yaml-key", "a key must be a single word or text, not a list or an object",
                    at: Int(keyRecord.start),
                    hint: "quote the key if it begins with [ or {")
            }
            if isMergeKey(keyRecord) {
                records[Int(node)].hasMerge = true
                try checkMerge(children[Int(record.first) + 2 * entry + 1])
                continue
            }
            try checkName(keyRecord, key)
            guard let other = seen.insert(key, text: text, range: range(keyRecord)) else { continue }
            let finding = duplicate(key, of: other)
            guard options.duplicateKeys == .lastWins else { throw SluiceError(findings: [finding]) }
            hasDuplicates = true
            if warnings.count < YAMLLimits.warnings { warnings.append(finding) }
        }
        // Where keys are merged in, their order decides, and reading them drops what is replaced.
        if hasDuplicates, !records[Int(node)].hasMerge { dropReplaced(in: node) }
    }

    /// What a merge key takes: a mapping, or a list of them that stands there itself.
    private func checkMerge(_ value: UInt32) throws(SluiceError) {
        let record = records[Int(value)]
        let isAlias = record.shape == .alias
        let target = isAlias ? records[Int(record.first)] : record
        switch target.shape {
        case .mapping: return
        case .sequence where !isAlias:
            let elements = children[Int(record.first)..<Int(record.first + record.count)]
            let areMappings = elements.allSatisfy { element in
                let element = records[Int(element)]
                return element.shape == .mapping
                    || element.shape == .alias && records[Int(element.first)].shape == .mapping
            }
            if areMappings { return }
        default: break
        }
        throw error(
            "yaml-key", "a merge key takes a mapping or a list of mappings", at: Int(record.start),
            hint: "write '<<: *NAME', or quote the key if it is text")
    }

    /// Nulls and integers beyond 63 bits are no names to Helm's reader.
    private func checkName(_ key: Document.Record, _ node: UInt32) throws(SluiceError) {
        guard key.style == .plain, tags.isEmpty || tags[node] == nil else { return }
        let bytes = text[range(key)]
        if let first = bytes.first {
            switch first {
            case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"): guard bytes.count <= 4 else { return }
            case 48...57, UInt8(ascii: "+"): guard bytes.count >= 18 else { return }
            default: return
            }
        }
        guard case .unsupported = bytes.withUnsafeBufferPointer({ GoScalar($0).keyName }) else { return }
        throw error(
            "yaml-key", "'\(String(decoding: bytes, as: UTF8.self))' is no name for a key", at: Int(key.start),
            hint: "quote the key")
    }

    /// Of equal keys the last counts, in the place of the first.
    private mutating func dropReplaced(in node: UInt32) {
        let record = records[Int(node)]
        let all = Int(record.first)..<Int(record.first + record.count)
        var slots: [ArraySlice<UInt8>: Int] = [:]
        var kept: ContiguousArray<UInt32> = []
        for position in stride(from: all.lowerBound, to: all.upperBound, by: 2) {
            let keyRecord = records[Int(keyNode(position))]
            let pair = [children[position], children[position + 1]]
            let name = ArraySlice(text[range(keyRecord)])
            if !isMergeKey(keyRecord), let slot = slots[name] {
                forget(from: kept[slot + 1], in: node, all)
                kept.replaceSubrange(slot..<slot + 2, with: pair)
            } else {
                if !isMergeKey(keyRecord) { slots[name] = kept.count }
                kept += pair
            }
        }
        children.replaceSubrange(all, with: kept)
        records[Int(node)].count = UInt32(truncatingIfNeeded: kept.count)
    }

    /// A value is replaced: no number in it matters. Its nodes lie between it and the next key.
    private mutating func forget(from value: UInt32, in node: UInt32, _ all: Range<Int>) {
        guard !nonFinite.isEmpty else { return }
        let next = children[all].filter { $0 > value }.min() ?? .max
        nonFinite.removeAll { $0 >= value && $0 < next }
    }

    private func keyNode(_ position: Int) -> UInt32 {
        let key = children[position]
        return records[Int(key)].shape == .alias ? records[Int(key)].first : key
    }

    private func range(_ record: Document.Record) -> Range<Int> {
        Int(record.first)..<Int(record.first + record.count)
    }

    private func isMergeKey(_ key: Document.Record) -> Bool {
        key.style == .plain && key.count == 2 && text[range(key)].elementsEqual([60, 60])
    }

    private func duplicate(_ key: UInt32, of other: UInt32) -> Finding {
        let name = String(decoding: text[range(records[Int(key)])], as: UTF8.self)
        func location(_ node: UInt32) -> SourceLocation {
            source.location(ofByte: source.byte(ofScalar: Int(records[Int(node)].start)))
        }
        return Finding(
            rule: "yaml-duplicate-key", severity: options.duplicateKeys == .error ? .error : .warning,
            location: location(key),
            message: "the key \"\(name)\" stands twice in this object",
            hint: "remove one of the two; Helm would silently take the last",
            related: [RelatedLocation(location: location(other), message: "the first \"\(name)\" is here")])
    }
}
