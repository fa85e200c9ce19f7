/// Functions from the labels of a namespace and a pod to a payload, each kept once: equal functions are equal numbers.
///
/// A function is a decision diagram: a node asks for the value of one label and has a branch for each value that
/// matters, for any other, and for none. Labels are asked for in one order and questions that do not matter are left
/// out, so that there is one diagram for a function whichever selectors it came from.
struct LabelDiagrams {
    /// Negative: a payload; otherwise the number of a node.
    typealias ID = Int32

    /// A label of pods, or of the namespaces they live in.
    struct Label: Hashable {
        var isOfNamespace: Bool
        var key: String
    }

    struct Branch: Hashable {
        var value: Int32
        var target: ID
    }

    struct Node: Hashable {
        var label: Int32
        var absent: ID
        var other: ID
        /// By rising number of the value; none leads where `other` does.
        var values: [Branch]
    }

    /// More nodes than these are given up: selectors of many different labels can multiply.
    static let limit = 2_000_000
    /// Diagrams are walked in depth.
    static let labelLimit = 1_000

    private(set) var labels: [Label] = []
    private(set) var values: [String] = []
    private var labelNumbers: [Label: Int32] = [:]
    private var valueNumbers: [String: Int32] = [:]
    private(set) var nodes: [Node] = []
    private var known: [Node: ID] = [:]
    /// Whether a function was too large, so that results since then are not to be trusted.
    private(set) var isExhausted = false

    static func leaf(_ payload: Int32) -> ID { ~payload }
    static func payload(_ id: ID) -> Int32? { id < 0 ? ~id : nil }

    subscript(id: ID) -> Node { nodes[Int(id)] }

    mutating func label(_ label: Label) -> Int32 {
        if let known = labelNumbers[label] { return known }
        if labels.count >= Self.labelLimit { isExhausted = true }
        let number = Int32(labels.count)
        labels.append(label)
        labelNumbers[label] = number
        return number
    }

    mutating func value(_ text: String) -> Int32 {
        if let known = valueNumbers[text] { return known }
        let number = Int32(values.count)
        values.append(text)
        valueNumbers[text] = number
        return number
    }

    mutating func node(_ node: Node) -> ID {
        var node = node
        node.values.removeAll { $0.target == node.other }
        if node.values.isEmpty, node.absent == node.other { return node.other }
        if let id = known[node] { return id }
        if nodes.count >= Self.limit || isExhausted {
            isExhausted = true
            return node.other
        }
        let id = ID(nodes.count)
        nodes.append(node)
        known[node] = id
        return id
    }

    /// The function that is `payload` for what meets all constraints, and `otherwise` elsewhere.
    mutating func selecting(
        _ constraints: [(label: Label, constraint: LabelConstraint)], payload: Int32, otherwise: Int32
    ) -> ID {
        var parts: [Int32: LabelConstraint] = [:]
        for (label, constraint) in constraints {
            let number = self.label(label)
            parts[number] = parts[number]?.intersection(constraint) ?? constraint
        }
        let no = Self.leaf(otherwise)
        var result = Self.leaf(payload)
        if isExhausted { return no }
        for (number, constraint) in parts.sorted(by: { $0.key > $1.key }) {
            let branches = constraint.values.sorted().map { value($0) }.sorted()
                .map { Branch(value: $0, target: constraint.isList ? result : no) }
            result = node(
                Node(
                    label: number, absent: constraint.allowsAbsence ? result : no,
                    other: constraint.isList ? no : result, values: branches))
        }
        return result
    }

    /// The payload for one pod.
    func payload(_ id: ID, labels answer: (Label) -> String?) -> Int32 {
        var id = id
        while id >= 0 {
            let node = nodes[Int(id)]
            guard let text = answer(labels[Int(node.label)]) else {
                id = node.absent
                continue
            }
            id = node.other
            if let number = valueNumbers[text], let branch = node.branch(number) { id = branch }
        }
        return ~id
    }

    /// The function whose payload is made of the payloads of two.
    mutating func apply(
        _ left: ID, _ right: ID, memory: inout PairTable, _ combine: (Int32, Int32) -> Int32
    ) -> ID {
        if left < 0, right < 0 { return Self.leaf(combine(~left, ~right)) }
        let key = PairTable.key(left, right)
        if let known = memory[key] { return known }
        if isExhausted { return left }
        let one = left >= 0 ? nodes[Int(left)] : nil
        let other = right >= 0 ? nodes[Int(right)] : nil
        let label = min(one?.label ?? .max, other?.label ?? .max)
        let a = one?.label == label ? one : nil
        let b = other?.label == label ? other : nil
        var result = Node(
            label: label,
            absent: apply(a?.absent ?? left, b?.absent ?? right, memory: &memory, combine),
            other: apply(a?.other ?? left, b?.other ?? right, memory: &memory, combine), values: [])
        var (i, j) = (0, 0)
        let (firsts, seconds) = (a?.values ?? [], b?.values ?? [])
        result.values.reserveCapacity(firsts.count + seconds.count)
        while i < firsts.count || j < seconds.count {
            let value = min(i < firsts.count ? firsts[i].value : .max, j < seconds.count ? seconds[j].value : .max)
            var (x, y) = (a?.other ?? left, b?.other ?? right)
            if i < firsts.count, firsts[i].value == value {
                x = firsts[i].target
                i += 1
            }
            if j < seconds.count, seconds[j].value == value {
                y = seconds[j].target
                j += 1
            }
            result.values.append(Branch(value: value, target: apply(x, y, memory: &memory, combine)))
        }
        let id = node(result)
        memory[key] = id
        return id
    }

    /// The function with other payloads.
    mutating func mapping(_ id: ID, memory: inout [ID: ID], _ transform: (Int32) -> Int32) -> ID {
        if id < 0 { return Self.leaf(transform(~id)) }
        if let known = memory[id] { return known }
        let old = nodes[Int(id)]
        let result = Node(
            label: old.label, absent: mapping(old.absent, memory: &memory, transform),
            other: mapping(old.other, memory: &memory, transform),
            values: old.values.map { Branch(value: $0.value, target: mapping($0.target, memory: &memory, transform)) })
        let new = node(result)
        memory[id] = new
        return new
    }
}

extension LabelDiagrams.Node {
    func branch(_ value: Int32) -> LabelDiagrams.ID? {
        var low = 0
        var high = values.count
        while low < high {
            let middle = (low + high) / 2
            if values[middle].value < value { low = middle + 1 } else { high = middle }
        }
        return low < values.count && values[low].value == value ? values[low].target : nil
    }
}

extension LabelDiagrams {
    /// All payloads that somebody can get.
    func payloads(_ id: ID) -> Set<Int32> {
        var seen: Set<ID> = []
        var payloads: Set<Int32> = []
        var stack = [id]
        while let id = stack.popLast() {
            if id < 0 {
                payloads.insert(~id)
            } else if seen.insert(id).inserted {
                let node = nodes[Int(id)]
                stack += [node.absent, node.other]
                stack += node.values.map(\.target)
            }
        }
        return payloads
    }

    /// The payloads of a function where a selection is one.
    func payloads(of function: ID, where selection: ID) -> Set<Int32> {
        var seen: Set<UInt64> = []
        var payloads: Set<Int32> = []
        var stack = [(function, selection)]
        while let (one, other) = stack.popLast() {
            if other == Self.leaf(0) { continue }
            if one < 0, other < 0 {
                payloads.insert(~one)
                continue
            }
            guard seen.insert(PairTable.key(one, other)).inserted else { continue }
            let a = one >= 0 ? nodes[Int(one)] : nil
            let b = other >= 0 ? nodes[Int(other)] : nil
            let label = min(a?.label ?? .max, b?.label ?? .max)
            let left = a?.label == label ? a : nil
            let right = b?.label == label ? b : nil
            stack.append((left?.absent ?? one, right?.absent ?? other))
            stack.append((left?.other ?? one, right?.other ?? other))
            // Where the selection lists values, those of the function beside them do not count.
            let isList = right.map { $0.other == Self.leaf(0) } ?? false
            for branch in right?.values ?? [] {
                stack.append((left.map { $0.branch(branch.value) ?? $0.other } ?? one, branch.target))
            }
            if isList { continue }
            for branch in left?.values ?? [] where right?.branch(branch.value) == nil {
                stack.append((branch.target, right?.other ?? other))
            }
        }
        return payloads
    }

    /// One way to a payload.
    struct Path {
        var constraints: [(label: Label, constraint: LabelConstraint)] = []
        var payload: Int32
    }

    /// The ways to payloads other than `background`, at most `limit` and one more: selectors that exclude each other.
    func paths(_ id: ID, background: Int32, limit: Int) -> [Path] {
        var paths: [Path] = []
        var constraints: [(label: Label, constraint: LabelConstraint)] = []
        func visit(_ id: ID) {
            if paths.count > limit { return }
            if id < 0 {
                if ~id != background { paths.append(Path(constraints: constraints, payload: ~id)) }
                return
            }
            let node = nodes[Int(id)]
            var targets: [ID] = []
            var lists: [ID: Set<String>] = [:]
            for branch in node.values {
                if lists[branch.target] == nil { targets.append(branch.target) }
                lists[branch.target, default: []].insert(values[Int(branch.value)])
            }
            for target in [node.other, node.absent] where !targets.contains(target) { targets.append(target) }
            for target in targets {
                let isOther = target == node.other
                let others = Set(node.values.filter { $0.target != target }.map { values[Int($0.value)] })
                let constraint = LabelConstraint(
                    allowsAbsence: target == node.absent, isList: !isOther,
                    values: isOther ? others : lists[target] ?? [])
                constraints.append((labels[Int(node.label)], constraint))
                visit(target)
                constraints.removeLast()
            }
        }
        visit(id)
        return paths
    }
}
