import SluiceGoTemplate

/// The tables of a TOML text while it is read, and what has been said about each key so far.
struct TOMLTables {
    final class Table {
        var entries: [String: Node] = [:]
    }

    enum Node {
        case value(Value)
        case table(Table)
        /// `[[name]]`, once for each.
        case tables([Table])

        /// The table that keys below this one belong to.
        var table: Table? {
            switch self {
            case .value: nil
            case .table(let table): table
            case .tables(let tables): tables.last
            }
        }
    }

    /// A table that keys are added to.
    struct Context {
        var names: [String] = []
        var path = 0
        /// Nil where the key stands for a plain value: that is only told when something is put into it.
        var table: Table?
    }

    private struct PathStep: Hashable {
        var parent: Int
        var name: String
    }

    let root = Table()
    /// A number for every path of keys: hashing whole paths would cost their length each time.
    private var paths: [PathStep: Int] = [:]
    /// Paths of tables that only stand in the names of others.
    private var implicit: Set<Int> = []
    private var arrays: Set<Int> = []

    var top: Context { Context(table: root) }

    private mutating func path(_ parent: Int, _ name: String) -> Int {
        let next = paths.count + 1
        let step = PathStep(parent: parent, name: name)
        if let known = paths[step] { return known }
        paths[step] = next
        return next
    }

    // MARK: Notes about keys

    mutating func markImplicit(_ name: String, in context: Context) { implicit.insert(path(context.path, name)) }

    mutating func mark(_ name: String, in context: Context, isArray: Bool) {
        let path = path(context.path, name)
        if isArray { arrays.insert(path) } else { arrays.remove(path) }
    }

    // MARK: Tables

    /// Opens a table, or adds one to a list of tables.
    mutating func open(
        _ key: [String], from start: Context, isArray: Bool
    ) throws(TOMLParser.Problem) -> Context {
        guard start.names.count + key.count <= EncodingLimits.keyParts else {
            throw TOMLParser.Problem("exceeds maximum table depth of \(EncodingLimits.keyParts)")
        }
        var context = start
        for name in key.dropLast() {
            let parent = try table(of: context)
            context.names.append(name)
            context.path = path(context.path, name)
            if parent.entries[name] == nil {
                implicit.insert(context.path)
                parent.entries[name] = .table(Table())
            }
            context.table = parent.entries[name]?.table
        }
        guard let name = key.last else { return context }
        return try open(name, in: context, isArray: isArray)
    }

    private func table(of context: Context) throws(TOMLParser.Problem) -> Table {
        if let table = context.table { return table }
        throw TOMLParser.Problem("Key '\(TOMLWriter.text(of: context.names))' was already created as a hash.")
    }

    private mutating func open(
        _ name: String, in parent: Context, isArray: Bool
    ) throws(TOMLParser.Problem) -> Context {
        let table = try table(of: parent)
        var context = parent
        context.names.append(name)
        if isArray {
            var tables: [Table] = []
            switch table.entries.removeValue(forKey: name) {
            case nil: break
            case .tables(let known): tables = known
            default:
                throw TOMLParser.Problem(
                    "Key '\(TOMLWriter.text(of: context.names))' was already created and cannot be used as an array.",
                    names: parent.names)
            }
            tables.append(Table())
            table.entries[name] = .tables(tables)
        } else {
            do throws(TOMLParser.Problem) {
                try set(name, .table(Table()), in: parent)
            } catch {
                throw TOMLParser.Problem(error.message, names: parent.names)
            }
        }
        context.table = table.entries[name]?.table
        context.path = path(parent.path, name)
        return context
    }

    /// A key must be new, unless it is a table that was only implied so far.
    mutating func set(_ name: String, _ node: Node, in context: Context) throws(TOMLParser.Problem) {
        guard let table = context.table else {
            throw TOMLParser.Problem("Key '\(TOMLWriter.text(of: context.names))' has already been defined.")
        }
        guard table.entries[name] != nil else {
            table.entries[name] = node
            return
        }
        let path = path(context.path, name)
        guard implicit.remove(path) != nil else {
            throw TOMLParser.Problem(
                "Key '\(TOMLWriter.text(of: context.names + [name]))' has already been defined.")
        }
        if arrays.contains(path) { table.entries[name] = node }
    }

    // MARK: Result

    static func map(_ table: Table) -> MapValue {
        MapValue(table.entries.mapValues(value))
    }

    private static func value(_ node: Node) -> Value {
        switch node {
        case .value(let value): value
        case .table(let table): .map(map(table))
        case .tables(let tables): .list(tables.map { .map(map($0)) })
        }
    }
}
