/// The bounds that keep hostile or mistaken templates from exhausting the machine.
public enum Limits {
    /// Depth of blocks and parentheses inside one another that the parser accepts.
    public static let nesting = 400
    /// Depth of templates that call templates. Go stops at 100,000; a native stack ends sooner.
    public static let templateDepth = 3_000
    /// Bytes that one rendering may write, counting what is captured for functions such as `include`.
    public static let outputBytes = 256 << 20
    /// Bytes of one text that a function makes.
    public static let textBytes = 16 << 20
    /// Nodes and loop turns that one rendering may evaluate, and what functions do for their arguments' sizes.
    public static let steps = 100_000_000
    /// Depth to which nested lists and maps are printed; a map may hold itself.
    public static let printDepth = 200
    /// Depth to which a template may nest lists and maps.
    public static let valueDepth = 1_000
    /// Largest width, precision or index read from a `printf` format, as in Go.
    public static let formatNumber = 1_000_000
    /// Stack that must remain free before another level is entered.
    static let stackReserveBytes: UInt = 128 << 10
    /// Stack to count on where the system does not tell its size.
    static let assumedStackBytes: UInt = 256 << 10
}
