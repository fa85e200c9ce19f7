import SluiceGoTemplate

/// Parts of slash-separated paths. On the systems that charts are rendered on, `osBase` and its kin are the same.
extension FunctionTable {
    mutating func registerPaths() {
        for (names, body) in [
            (["base", "osBase"], SlashPath.base), (["dir", "osDir"], SlashPath.folder),
            (["clean", "osClean"], SlashPath.clean), (["ext", "osExt"], SlashPath.suffix),
        ] as [([String], @Sendable (String) -> String)] {
            for name in names { register(name, [.string]) { arguments, _ in .string(body(arguments.text(0))) } }
        }
        for name in ["isAbs", "osIsAbs"] {
            register(name, [.string]) { arguments, _ in .bool(SlashPath.isRooted(arguments.text(0))) }
        }
    }
}
