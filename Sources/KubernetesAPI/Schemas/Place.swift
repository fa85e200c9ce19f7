/// Where a schema stands: what an object type without a name of its own is called, and how it is read.
struct Place {
    /// The full name for an object type that is declared right here.
    var owner: String
    var isJSON: Bool
    var depth: Int
    /// Whether the schema is that of a custom resource: the server itself checks it, and fills in its defaults.
    var isCustomResource = false

    /// The place of the schema of a field.
    func field(_ name: String) -> Place {
        Place(
            owner: owner + Words.camelCase(name), isJSON: isJSON, depth: depth + 1, isCustomResource: isCustomResource)
    }

    /// The place of a list's or map's element: it bears the name of the list.
    func element() -> Place {
        Place(owner: owner, isJSON: isJSON, depth: depth + 1, isCustomResource: isCustomResource)
    }
}

/// What a schema stands for.
struct ResolvedType {
    var type: TypeExpression
    var isNullable = false
    /// Rules on values that are no objects; the object around them documents them.
    var notes: [Note] = []

    struct Note {
        /// From the object: `ports[]`.
        var path: String
        var text: String
        var message: String?
    }
}
