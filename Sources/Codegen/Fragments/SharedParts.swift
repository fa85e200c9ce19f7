import SluiceKubernetesAPI

/// Parts of manifests that several blocks have in common, each a named template that gets the block's values: a chart
/// whose blocks offer the same short forms states each of them once.
struct SharedParts {
    struct Part {
        var name: String
        var apiPath: [String]
        var resource: String
        /// The paths of the blocks.
        var blocks: [String]
        var body: String
    }

    /// In the order of first use.
    let parts: [Part]

    init(_ fragments: [BlockFragment], names: FragmentNames) {
        var found: [Part] = []
        for fragment in fragments {
            for part in fragment.parts where part.needsOnlyBlock {
                let known = found.firstIndex {
                    $0.apiPath == part.apiPath && $0.resource == fragment.block.resource && $0.body == part.body.text
                }
                if let known {
                    found[known].blocks.append(fragment.block.path.description)
                } else {
                    found.append(
                        Part(
                            name: "", apiPath: part.apiPath, resource: fragment.block.resource,
                            blocks: [fragment.block.path.description], body: part.body.text))
                }
            }
        }
        found.removeAll { $0.blocks.count < 2 }
        var unique = UniqueNames(taken: [])
        for index in found.indices {
            let kind = found[index].resource.split(separator: "/").last ?? ""
            found[index].name = unique.take(names.shared(String(kind), found[index].apiPath))
        }
        parts = found
    }

    /// The shared template that prints a part of a block; nil where the block has one of its own.
    func name(of part: BlockFragment.Part, in block: Block) -> String? {
        parts.first {
            $0.apiPath == part.apiPath && $0.resource == block.resource && $0.body == part.body.text
                && $0.blocks.contains(block.path.description)
        }?.name
    }
}
