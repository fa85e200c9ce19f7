import Foundation

// The values as `helm get values RELEASE --output json` prints them; a typo in a policy would not get past this line.
let text = #"{"networkPolicy": {"enabled": true, "egress": [{"ports": [{"port": 443}]}]}}"#
let values = try JSONDecoder().decode(ValuesReaderValues.self, from: Data(text.utf8))

let block = values.networkPolicy
print("enabled: \(block?.enabled ?? false), egress rules: \(block?.egress?.count ?? 0)")
let rendered = values.networkPolicy(in: NetworkPolicyContext(metadataName: "web"))
print("rendered: \(rendered?.metadata?.name ?? "nothing")")
