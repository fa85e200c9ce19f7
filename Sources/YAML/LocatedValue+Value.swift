import SluiceDiagnostics

extension LocatedValue {
    /// A value all of whose parts are located at one place.
    public init(_ value: Value, at location: SourceLocation) {
        switch value {
        case .array(let elements):
            self.init(.array(elements.map { LocatedValue($0, at: location) }), at: location)
        case .object(let members):
            self.init(
                .object(
                    members.mapValues { Member(keyLocation: location, value: LocatedValue($0, at: location)) }),
                at: location)
        default: self.init(.scalar(value), at: location)
        }
    }
}
