/// Finds the object types that contain themselves, directly or through others.
enum RecursiveTypes {
    /// - Parameter names: the keys of `objects` in order.
    static func find(in objects: [String: ObjectType], names: [String]) -> Set<String> {
        var search = Search(objects: objects)
        for name in names where search.index[name] == nil { search.visit(name) }
        return search.recursive
    }

    /// Tarjan's strongly connected components, with a stack of its own instead of recursion.
    private struct Search {
        let objects: [String: ObjectType]
        var index: [String: Int] = [:]
        var low: [String: Int] = [:]
        var path: [String] = []
        var onPath: Set<String> = []
        var recursive: Set<String> = []

        struct Frame {
            var name: String
            var next: [String]
        }

        init(objects: [String: ObjectType]) {
            self.objects = objects
        }

        mutating func visit(_ start: String) {
            var frames = [open(start)]
            while let frame = frames.last {
                if let target = frame.next.last {
                    frames[frames.count - 1].next.removeLast()
                    if index[target] == nil {
                        frames.append(open(target))
                    } else if onPath.contains(target) {
                        lower(frame.name, to: index[target])
                    }
                } else {
                    frames.removeLast()
                    if let parent = frames.last { lower(parent.name, to: low[frame.name]) }
                    if low[frame.name] == index[frame.name] { close(frame.name) }
                }
            }
        }

        private mutating func open(_ name: String) -> Frame {
            let number = index.count
            index[name] = number
            low[name] = number
            path.append(name)
            onPath.insert(name)
            return Frame(name: name, next: references(name))
        }

        private mutating func close(_ name: String) {
            var component: [String] = []
            while let last = path.popLast() {
                onPath.remove(last)
                component.append(last)
                if last == name { break }
            }
            if component.count > 1 || references(name).contains(name) { recursive.formUnion(component) }
        }

        private mutating func lower(_ name: String, to value: Int?) {
            guard let value, let current = low[name] else { return }
            low[name] = min(current, value)
        }

        private func references(_ name: String) -> [String] {
            objects[name]?.fields.compactMap { $0.type.objectName?.full }.filter { objects[$0] != nil } ?? []
        }
    }
}
