import Testing

@testable import SluiceKubernetesAPI

@Suite struct ShortNamesTests {
    @Test func assignment() {
        let names = [
            "io.k8s.api.core.v1.Event", "io.k8s.api.core.v1.Pod", "io.k8s.api.events.v1.Event",
            "io.k8s.api.apps.v1beta1.Scale", "io.k8s.api.apps.v1.Scale", "x.a-b", "y.aB", "z.9p",
        ].sorted()
        let short = ShortNames.assign(to: names)
        #expect(
            names.map { short[$0] } == [
                "V1Scale", "V1beta1Scale", "CoreV1Event", "Pod", "EventsV1Event", "XAB", "YAB", "Type9p",
            ])
    }

    @Test func unlikelyNames() {
        let names = ["a-b", "a.b", "a_b", "é", "ü"]
        let short = ShortNames.assign(to: names)
        #expect(Set(short.values).count == names.count)
    }

    @Test(arguments: [("toPorts", "ToPorts"), ("x-kubernetes.io/a", "XKubernetesIoA"), ("", ""), ("9a", "9a")])
    func camelCase(name: String, expected: String) {
        #expect(Words.camelCase(name) == expected)
    }
}
