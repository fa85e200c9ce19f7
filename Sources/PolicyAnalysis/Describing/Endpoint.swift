import SluiceAddresses

/// An other end of connections, as people speak of it.
public struct Endpoint: Sendable, Hashable {
    /// What sort of end it is; the cases are in the order in which they are listed.
    public enum Kind: String, Sendable, Comparable, CaseIterable {
        /// Every address and every pod.
        case everyone
        /// A large part of the addresses of the internet.
        case internet
        case cloudMetadata = "cloud-metadata"
        /// Some addresses of the internet.
        case publicAddresses = "public-addresses"
        case privateNetwork = "private-network"
        case linkLocal = "link-local"
        case multicast, loopback
        /// Any other addresses.
        case addresses
        case pods

        /// Ordered for reports.
        public static func < (left: Kind, right: Kind) -> Bool { left.rank < right.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// The kind of endpoint.
    public var kind: Kind
    /// `any IPv4 address`, `cloud metadata`; nil for what has no name.
    public var name: String?
    /// The blocks or the selectors.
    public var text: String
    /// The addresses; empty for pods.
    public var addresses = AddressRanges()
    /// Whether addresses of the internet are among them: far more than a few.
    public var opensInternet = false
    /// Whether the address of a cloud's metadata service is among them.
    public var opensMetadata = false

    static let everyone = Endpoint(
        kind: .everyone, name: nil, text: "everyone: any address, any pod",
        addresses: AddressRanges(merging: [
            AddressRanges(WellKnownBlocks.anyV4), AddressRanges(WellKnownBlocks.anyV6),
        ]), opensInternet: true, opensMetadata: true)

    static func pods(_ text: String) -> Endpoint { Endpoint(kind: .pods, name: nil, text: text) }

    /// Name and text in one line.
    public var description: String { name.map { "\($0) (\(text))" } ?? text }
}

extension Endpoint {
    /// All its ranges: `10.0.0.0-10.255.255.255`.
    public var rangeTexts: [String] {
        [(IPFamily.v4, addresses.v4), (.v6, addresses.v6)].flatMap { family, ranges in
            ranges.map { "\(IPAddress(family, $0.lowerBound))-\(IPAddress(family, $0.upperBound))" }
        }
    }
}
