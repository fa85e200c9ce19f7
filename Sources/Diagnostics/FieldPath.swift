/// A place in an API object in Kubernetes' own notation: `spec.egress[0].ports[1].endPort`.
public struct FieldPath: Hashable, Sendable, CustomStringConvertible {
    /// One step: into an object or into a list.
    public enum Step: Hashable, Sendable {
        case key(String)
        case index(Int)
    }

    /// Keys and indices, the outermost first; none for the root.
    public var steps: [Step]

    /// Creates a path from its steps.
    public init(_ steps: [Step] = []) {
        self.steps = steps
    }

    /// Creates the path of a key of the root.
    public init(_ key: String) {
        steps = [.key(key)]
    }

    /// The path of a key below this one.
    public subscript(key: String) -> FieldPath { appending(key: key) }
    /// The path of a list element below this one; the index counts from 0.
    public subscript(index: Int) -> FieldPath { appending(index: index) }

    /// The path of a key below this one.
    public func appending(key: String) -> FieldPath { FieldPath(steps + [.key(key)]) }
    /// The path of a list element below this one; the index counts from 0.
    public func appending(index: Int) -> FieldPath { FieldPath(steps + [.index(index)]) }

    /// Keys that hold dots or brackets stand in brackets: `metadata.labels[app.kubernetes.io/name]`.
    public var description: String {
        var text = ""
        for step in steps {
            switch step {
            case .index(let index): text += "[\(index)]"
            case .key(let key) where key.isEmpty || key.contains(where: { ".[]".contains($0) }): text += "[\(key)]"
            case .key(let key): text += (text.isEmpty ? "" : ".") + key
            }
        }
        return text
    }

    /// Reads the notation back; `nil` where brackets do not match or a step is empty.
    public init?(parsing text: String) {
        var steps: [Step] = []
        var rest = text[...]
        while !rest.isEmpty {
            if rest.first == "[" {
                guard let close = rest.firstIndex(of: "]") else { return nil }
                let inner = rest[rest.index(after: rest.startIndex)..<close]
                guard !inner.isEmpty else { return nil }
                if inner.utf8.allSatisfy({ (48...57).contains($0) }), let index = Int(inner) {
                    steps.append(.index(index))
                } else {
                    steps.append(.key(String(inner)))
                }
                rest = rest[rest.index(after: close)...]
                continue
            }
            if rest.first == "." {
                guard !steps.isEmpty else { return nil }
                rest = rest.dropFirst()
            } else if !steps.isEmpty {
                return nil
            }
            let key = rest.prefix { $0 != "." && $0 != "[" }
            guard !key.isEmpty, !key.contains("]") else { return nil }
            steps.append(.key(String(key)))
            rest = rest.dropFirst(key.count)
        }
        self.steps = steps
    }
}
