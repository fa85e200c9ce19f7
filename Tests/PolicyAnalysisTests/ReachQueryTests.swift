import Testing

@testable import SluicePolicyAnalysis

@Suite struct ReachQueryTests {
    @Test(arguments: [
        ("1.2.3.4:443", Direction.egress, "TCP 443"), ("to 10.0.0.0/8 on 8000-8999/udp", .egress, "UDP 8000-8999"),
        ("[2001:db8::1]:53/UDP", .egress, "UDP 53"), ("[2001:db8::]/32 on http", .egress, "TCP http"),
        ("2001:db8::1", .egress, "all ports"), ("from pods app=ui on 8080,9090", .ingress, "TCP 8080, 9090"),
        ("pods app=db,tier=x in namespace data on http=8080", .egress, "TCP http (8080)"),
        ("pod app=db in team=x,env=prod on 5432", .egress, "TCP 5432"), ("pods in any namespace", .egress, "all ports"),
        ("pods in kube-system,team=x on 53/UDP,53/TCP", .egress, "TCP 53; UDP 53"),
        ("internet on 443", .egress, "TCP 443"),
        ("metadata", .egress, "all ports"), ("from anyone on all/UDP", .ingress, "UDP all"),
    ])
    func reads(_ text: String, _ direction: Direction, _ ports: String) throws {
        let query = try ReachQuery(text)
        #expect(query.direction == direction)
        let algebra = ConnectionAlgebra()
        #expect(algebra.portText(algebra.portSet(query.ports)) == ports)
    }

    @Test(arguments: [
        ("", "there is no question"), ("to", "there is no question"), ("1.2.3:80", "neither an address"),
        ("1.2.3.4:0", "'0' is no port"), ("1.2.3.4:99999", "'99999' is no port"),
        ("1.2.3.4:90-80", "'90-80' is no port"),
        ("1.2.3.4:80 on 81", "two lists of ports"), ("1.2.3.4 80", "'80' is too much"),
        ("1.2.3.4:80/ICMP", "no protocol"),
        ("pods app on 80", "'app' is no label"), ("pods =x", "no label"), ("pods a=b in", "no namespace follows"),
        ("pods a=b in x,y", "two names of namespaces"), ("1.2.3.4 on", "no port follows"),
        ("[::1]x", "does not belong"),
        ("1.2.3.4:80//TCP", "no port"), ("pods in any namespace here", "too much"),
    ])
    func refuses(_ text: String, _ message: String) {
        do throws(ReachQueryError) {
            _ = try ReachQuery(text)
            Issue.record("\(text) was read")
        } catch {
            #expect(error.message.contains(message), "\(error.message)")
        }
    }
}
