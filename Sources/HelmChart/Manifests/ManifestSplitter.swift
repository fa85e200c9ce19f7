import SluiceGoScalars

/// Splits what a template rendered into its YAML documents, as Helm does: at every line that begins with
/// three hyphens, even inside a block scalar, and even if text follows on that line.
///
/// - Note: follows `SplitManifests` of Helm's release utilities.
enum ManifestSplitter {
    /// The documents in order, without empty ones. Helm 4 keeps the white space that ends a document.
    static func documents(of bytes: ArraySlice<UInt8>, rules: HelmRules) -> [ArraySlice<UInt8>] {
        switch rules {
        case .helm3: helm3(WhiteSpace.trimming(bytes))
        case .helm4: helm4(WhiteSpace.trimmingStart(bytes))
        }
    }

    private static func helm4(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var documents: [ArraySlice<UInt8>] = []
        var start = text.startIndex
        func append(_ piece: ArraySlice<UInt8>) {
            let document = WhiteSpace.trimmingStart(piece)
            if !document.isEmpty { documents.append(document) }
        }
        for separator in separators(in: text) {
            append(text[start..<separator])
            start = text[(separator + 3)...].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? text.endIndex
        }
        append(text[start...])
        return documents
    }

    /// The beginnings of lines that begin with three hyphens.
    private static func separators(in text: ArraySlice<UInt8>) -> [Int] {
        var separators: [Int] = []
        text.withUnsafeBufferPointer { bytes in
            var line = 0
            while line < bytes.count {
                if bytes[line] == UInt8(ascii: "-"), hasHyphens(text, at: text.startIndex + line) {
                    separators.append(text.startIndex + line)
                }
                line = bytes.index(of: UInt8(ascii: "\n"), from: line) + 1
            }
        }
        return separators
    }

    /// Helm 3 swallows the white space around a separator, and with it a separator that follows at once.
    private static func helm3(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var documents: [ArraySlice<UInt8>] = []
        func append(_ piece: ArraySlice<UInt8>) {
            let document = WhiteSpace.trimming(piece)
            if !document.isEmpty { documents.append(document) }
        }
        func afterSpace(_ index: Int) -> Int {
            text[index...].firstIndex { ![0x20, 0x09, 0x0A, 0x0C, 0x0D].contains($0) } ?? text.endIndex
        }
        var start = hasHyphens(text, at: text.startIndex) ? afterSpace(text.startIndex + 3) : text.startIndex
        var search = start
        while let lineFeed = text[search...].firstIndex(of: UInt8(ascii: "\n")) {
            search = lineFeed + 1
            guard hasHyphens(text, at: lineFeed + 1) else { continue }
            append(text[start..<lineFeed])
            start = afterSpace(lineFeed + 4)
            search = start
        }
        append(text[start...])
        return documents
    }

    private static func hasHyphens(_ text: ArraySlice<UInt8>, at index: Int) -> Bool {
        guard text.endIndex - index >= 3 else { return false }
        let hyphen = UInt8(ascii: "-")
        return text[index] == hyphen && text[index + 1] == hyphen && text[index + 2] == hyphen
    }
}
