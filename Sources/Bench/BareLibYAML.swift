import SluiceCLibYAML

/// The peer of the node tree: libyaml's events, read and thrown away.
enum BareLibYAML {
    /// The number of events, so that the work cannot be left out.
    static func events(in bytes: [UInt8]) -> Int {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else { return 0 }
        defer { yaml_parser_delete(&parser) }
        return bytes.withUnsafeBufferPointer { buffer in
            yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            var count = 0
            var isOpen = true
            while isOpen {
                var event = yaml_event_t()
                guard yaml_parser_parse(&parser, &event) == 1 else { return count }
                isOpen = event.type != YAML_STREAM_END_EVENT && event.type != YAML_NO_EVENT
                yaml_event_delete(&event)
                count += 1
            }
            return count
        }
    }
}
