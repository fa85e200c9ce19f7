/// A Swift type whose contents are decided; only the renderer knows its text.
indirect enum Declaration: Hashable, Sendable {
    case `struct`(StructBlueprint)
    case `enum`(EnumBlueprint)

    var name: String {
        switch self {
        case .struct(let blueprint): blueprint.name
        case .enum(let blueprint): blueprint.name
        }
    }
}
