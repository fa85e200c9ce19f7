import Testing

@testable import SluicePolicyAnalysis

@Suite struct ReachQueryTests {
    @Test(arguments: [
        ("1.2.3.4:443", Direction.egress, "TCP 443"), ("to 10.0.0.0/8 on 8000-8999/udp", .egress, "UDP 8000-8999"),
        ("[2001:db8::1]:53/UDP", .egress, "UDP 53"), ("from [2001:db8::]/32 on http", .ingress, "TCP http"),
        ("2001:db8::1", .egress, "all ports"), ("from pods app=ui on 8080,9090", .ingress, "TCP 8080, 9090"),
        ("pods app=db,tier=x in namespace data on http=8080", .egress, "TCP http (8080)"),
        ("pod app=db in team=x,env=prod on 5432", .egress, "TCP 5432"), ("pods in any namespace", .egress, "all ports"),
        ("pods in kube-system,team=x on 53/UDP,53/TCP", .egress, "TCP 53; UDP 53"),
        ("internet on 443", .egress, "TCP 443"),
        ("metadata", .egress, "all ports"), ("from anyone on all/UDP", .ingress, "UDP all"),
        ("service/api.prod:80", .egress, "TCP 80"), ("api.prod.svc.cluster.local:80", .egress, "TCP 80"),
        ("deployment/web in shop on http", .egress, "TCP http"), ("svc/api in prod on 53/UDP", .egress, "UDP 53"),
        ("pods app=db , tier=x", .egress, "all ports"), ("fd00::/8", .egress, "all ports"),
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
        // What asks for nothing: addresses have no names for ports.
        ("8.8.8.8 on http", "addresses have no names"), ("internet on https", "addresses have no names"),
        ("metadata on http,80", "addresses have no names"), ("8.8.8.8 on http=80", "addresses have no names"),
        ("anyone on http", "addresses have no names"),
        // What is no label, name, address or port as the API has them.
        ("pods app==web", "'app==web' is no label"), ("pods app!=web", "'app!=web' is no label"),
        ("pods app=web,app=db", "not both 'web' and 'db'"), ("pods app=web,app=web", "given twice"),
        ("pods WEB_!!=x", "no label"), ("pods WEB_!x=x", "no label key"), ("pods a/b/c=x", "no label key"),
        ("pods app=web!", "no label value"),
        ("pods app=web,,tier=x", "a label is missing"), ("pods app=web,", "a label is missing"),
        ("pods in WEB_!!", "no name of a namespace"), ("pods in a.b", "no name of a namespace"),
        ("pods in any,team=x", "'any' stands for all namespaces"),
        ("pods in x,kubernetes.io/metadata.name=y", "two names of namespaces, x and y"),
        ("010.1.1.1:443", "zeros in front"), ("10.0.0.5/8", "bits are set"), ("::ffff:10.0.0.1", "inside of an IPv6"),
        ("10.0.0.0/08", "zeros in front"), ("1.2.3.4:+80", "no name of a port"), ("1.2.3.4:0080", "'0080' is no port"),
        ("pods a=b on Http", "no name of a port"), ("pods a=b on http=+80", "no port"), ("pods a=b on -80", "no port"),
        ("pods a=b on 1.5", "no name of a port"), ("pods a=b on 80,", "no port"),
        ("service/Api:80", "no name of a Service"), ("deployment/web in", "no namespace follows"),
        ("deployment/web_1", "no name"), ("service/api.prod in shop", "two names of namespaces"),
        ("api.Prod.svc:80", "no name of a namespace"),
    ])
    func refuses(_ text: String, _ message: String) {
        do throws(ReachQueryError) {
            _ = try ReachQuery(text)
            Issue.record("\(text) was read")
        } catch {
            #expect(error.message.contains(message), "\(error.message)")
        }
    }

    /// Questions with slips of the keyboard: each is refused, or is a question by a second reader, too, and answered as
    /// the evaluator that enumerates answers every connection that it is about.
    @Test(arguments: UInt64(1)...20)
    func slipsAreRefusedOrAnswered(_ seed: UInt64) throws {
        let questions = [
            "10.0.0.1:443", "10.0.0.0/24 on 80-81/TCP", "[2001:db8::1]:53/UDP", "pods app=a,tier=b in team on 80",
            "pod app=a in namespace default on http=80", "from pods app=b in any on 53/UDP,80", "internet on 443",
            "metadata", "anyone on 80", "from 10.0.0.0/8", "pods in namespaces env=a on dns/UDP",
        ]
        let letters = Array("abeht0158=!,./:-_ []")
        var random = RandomPolicies(seed: seed &+ 600)
        var (accepted, refused) = (0, 0)
        for _ in 0..<150 {
            var text = Array(random.one(of: questions))
            for _ in 0...random.number(2) where !text.isEmpty {
                let place = random.number(text.count)
                switch random.number(4) {
                case 0: text.remove(at: place)
                case 1: text.insert(random.one(of: letters), at: place)
                case 2: text[place] = random.one(of: letters)
                default: text.swapAt(place, random.number(text.count))
                }
            }
            if PlainQuestion.namesAnObject(String(text)) { continue }
            let query: ReachQuery
            do {
                query = try ReachQuery(String(text))
            } catch {
                refused += 1
                continue
            }
            accepted += 1
            let plain = try #require(PlainQuestion(String(text)), "only one reader reads '\(String(text))'")
            let policies = (0...random.number(3)).map { random.policy($0) }
            let naive = NaiveEvaluator(policies: policies)
            let session = ReachSession(policies.map { AnalysedPolicy($0) }, namespace: "default")
            let labels = random.labels()
            let subject = NaiveEvaluator.Pod(
                namespace: "default", namespaceLabels: [PodSelections.namespaceName: "default"], labels: labels)
            let answer = try session.answer(query, session.subject(podLabels: labels))
            let verdicts = plain.connections(of: subject).map {
                answer.otherEnd == .restricted ? naive.allowsBothEnds($0) : naive.allows($0)
            }
            #expect(!verdicts.isEmpty, "'\(String(text))' asks for nothing")
            if answer.verdict == .allowed { #expect(!verdicts.contains(false), "'\(String(text))' by \(policies)") }
            if answer.verdict == .denied { #expect(!verdicts.contains(true), "'\(String(text))' by \(policies)") }
        }
        #expect(accepted > 10 && refused > 10)
    }
}
