/// Which end of a connection the selected pods are.
public enum Direction: String, CaseIterable, Sendable, Comparable {
    /// The pods connect to others.
    case egress
    /// Others connect to the pods.
    case ingress

    /// Egress comes before ingress.
    public static func < (left: Direction, right: Direction) -> Bool { left == .egress && right == .ingress }
}
