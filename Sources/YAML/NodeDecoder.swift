import SluiceDiagnostics

/// Decodes `Decodable` types from parsed nodes; what fails is reported at the node's own mark.
public struct NodeDecoder: Sendable {
    /// Creates a decoder.
    public init() {}

    /// Decodes a node. Errors point to the part that does not fit.
    public func decode<T: Decodable>(_ type: T.Type, from node: Node) throws(SluiceError) -> T {
        try decodeTree(type, from: node)
    }
}

/// Decodes `Decodable` types from a tree of values.
public struct ValueDecoder: Sendable {
    /// Creates a decoder.
    public init() {}

    /// Decodes a value. Errors name the path of the part that does not fit.
    public func decode<T: Decodable>(_ type: T.Type, from value: Value) throws(SluiceError) -> T {
        try decodeTree(type, from: value)
    }
}

private func decodeTree<T: Decodable, Tree: DecodableTree>(_ type: T.Type, from tree: Tree) throws(SluiceError) -> T {
    do {
        return try TreeDecoder(tree: tree, codingPath: []).decode(type)
    } catch let error as DecodingError {
        throw DecodingFailure(error: error, root: tree).finding
    } catch {
        throw SluiceError(findings: [
            Finding(rule: "decode", severity: .error, location: tree.decodableLocation, message: "\(error)")
        ])
    }
}

/// Finds the place of a decoding error again by its coding path.
private struct DecodingFailure<Tree: DecodableTree> {
    var error: DecodingError
    var root: Tree

    private var parts: (context: DecodingError.Context, extra: (any CodingKey)?) {
        switch error {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context): (context, nil)
        case .keyNotFound(let key, let context): (context, key)
        @unknown default: (DecodingError.Context(codingPath: [], debugDescription: "\(error)"), nil)
        }
    }

    var finding: SluiceError {
        let (context, extra) = parts
        var path = FieldPath()
        var tree: Tree? = root
        var deepest = root
        for key in context.codingPath {
            // A dictionary's key may look like an index.
            if let index = key.intValue, tree?.decodableKind != .mapping {
                path = path[index]
                tree = tree.flatMap { $0.decodableElements.indices.contains(index) ? $0.decodableElements[index] : nil }
            } else {
                path = path[key.stringValue]
                tree = tree?.decodableChild(key.stringValue)
            }
            if let tree { deepest = tree }
        }
        let message = extra.map { "\"\($0.stringValue)\" is missing" } ?? context.debugDescription
        return SluiceError(findings: [
            Finding(
                rule: "decode", severity: .error, location: deepest.decodableLocation,
                fieldPath: path.steps.isEmpty ? nil : path, message: message)
        ])
    }
}
