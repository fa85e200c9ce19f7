import NetworkPolicyTypes

/// The pods of all namespaces, divided by which policies select them.
public struct PodGroups {
    /// Pods that the same policies select.
    public struct Group {
        /// Indexes of the policies that select these pods; none for the pods that no policy selects.
        public let policies: [Int]
        /// Payload of these pods in the groups' function.
        let number: Int32
    }

    /// The groups, each with the policies that select it.
    public let groups: [Group]
    /// From the labels of a pod and its namespace to the number of its group.
    let function: LabelDiagrams.ID
    private let places: [Int32: Int]

    /// Divides all pods by the policies that select them.
    public init(_ policies: [AnalysedPolicy], algebra: ConnectionAlgebra) {
        var lists: [[Int]] = [[]]
        var known: [[Int]: Int32] = [[]: 0]
        func number(_ list: [Int]) -> Int32 {
            if let number = known[list] { return number }
            let number = Int32(lists.count)
            lists.append(list)
            known[list] = number
            return number
        }
        var functions = policies.enumerated().map { index, policy in
            let selection = algebra.selection(namespaces: nil, pods: policy.selector, own: policy.namespace)
            var memory: [LabelDiagrams.ID: LabelDiagrams.ID] = [:]
            return algebra.diagrams.mapping(selection, memory: &memory) { $0 == 1 ? number([index]) : 0 }
        }
        var memory = PairTable()
        while functions.count > 1 {
            functions = stride(from: 0, to: functions.count, by: 2).map { index in
                guard index + 1 < functions.count else { return functions[index] }
                return algebra.diagrams.apply(functions[index], functions[index + 1], memory: &memory) { one, other in
                    number((lists[Int(one)] + lists[Int(other)]).sorted())
                }
            }
        }
        function = functions.first ?? LabelDiagrams.leaf(0)
        // Combinations that were made on the way need not be anybody's in the end.
        let used = algebra.diagrams.payloads(function)
        groups = lists.enumerated().filter { used.contains(Int32($0.offset)) }
            .map { Group(policies: $0.element, number: Int32($0.offset)) }
            .sorted { left, right in
                left.policies.isEmpty != right.policies.isEmpty
                    ? right.policies.isEmpty : left.policies.lexicographicallyPrecedes(right.policies)
            }
        places = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($0.element.number, $0.offset) })
    }

    /// The group of one pod.
    public func group(podLabels: [String: String], namespace: [String: String], algebra: ConnectionAlgebra) -> Group? {
        let number = algebra.diagrams.payload(function) { $0.isOfNamespace ? namespace[$0.key] : podLabels[$0.key] }
        return group(number)
    }

    func group(_ number: Int32) -> Group? { places[number].map { groups[$0] } }
}
