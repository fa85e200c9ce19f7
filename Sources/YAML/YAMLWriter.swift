import SluiceCLibYAML
import OrderedCollections

/// Writes block YAML through libyaml's emitter: two spaces a level, long lines left alone, and every string
/// quoted that Helm's reader would take for something else.
public enum YAMLWriter {
    /// The value as a YAML document that ends with a newline.
    public static func write(_ value: Value) -> String {
        let output = Output()
        var emitter = yaml_emitter_t()
        guard yaml_emitter_initialize(&emitter) == 1 else { return "" }
        defer { yaml_emitter_delete(&emitter) }
        let context = Unmanaged.passRetained(output)
        defer { context.release() }
        yaml_emitter_set_output(
            &emitter,
            { context, bytes, count in
                guard let context, let bytes else { return 0 }
                Unmanaged<Output>.fromOpaque(context).takeUnretainedValue().bytes
                    .append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
                return 1
            }, context.toOpaque())
        yaml_emitter_set_unicode(&emitter, 1)
        yaml_emitter_set_width(&emitter, -1)
        yaml_emitter_set_indent(&emitter, 2)
        var event = yaml_event_t()
        yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING)
        yaml_emitter_emit(&emitter, &event)
        yaml_document_start_event_initialize(&event, nil, nil, nil, 1)
        yaml_emitter_emit(&emitter, &event)
        emit(value, to: &emitter)
        yaml_document_end_event_initialize(&event, 1)
        yaml_emitter_emit(&emitter, &event)
        yaml_stream_end_event_initialize(&event)
        yaml_emitter_emit(&emitter, &event)
        yaml_emitter_flush(&emitter)
        return String(decoding: output.bytes, as: UTF8.self).droppingDocumentEnd
    }

    private final class Output {
        var bytes: [UInt8] = []
    }

    private static func emit(_ value: Value, to emitter: inout yaml_emitter_t) {
        var event = yaml_event_t()
        switch value {
        case .null: scalar("null", style: YAML_PLAIN_SCALAR_STYLE, to: &emitter)
        case .bool(let flag): scalar(flag ? "true" : "false", style: YAML_PLAIN_SCALAR_STYLE, to: &emitter)
        case .int(let number): scalar(String(number), style: YAML_PLAIN_SCALAR_STYLE, to: &emitter)
        case .float(let number): scalar(FloatText.yaml(number), style: YAML_PLAIN_SCALAR_STYLE, to: &emitter)
        case .string(let text): scalar(text, style: style(of: text), to: &emitter)
        case .array(let elements):
            yaml_sequence_start_event_initialize(
                &event, nil, nil, 1, elements.isEmpty ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE)
            yaml_emitter_emit(&emitter, &event)
            for element in elements { emit(element, to: &emitter) }
            yaml_sequence_end_event_initialize(&event)
            yaml_emitter_emit(&emitter, &event)
        case .object(let object):
            yaml_mapping_start_event_initialize(
                &event, nil, nil, 1, object.isEmpty ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE)
            yaml_emitter_emit(&emitter, &event)
            for (key, value) in object {
                emit(.string(key), to: &emitter)
                emit(value, to: &emitter)
            }
            yaml_mapping_end_event_initialize(&event)
            yaml_emitter_emit(&emitter, &event)
        }
    }

    private static func scalar(_ text: String, style: yaml_scalar_style_t, to emitter: inout yaml_emitter_t) {
        var text = text
        text.withUTF8 { bytes in
            var event = yaml_event_t()
            yaml_scalar_event_initialize(
                &event, nil, nil, UnsafeMutablePointer(mutating: bytes.baseAddress ?? UnsafePointer(emptyText)),
                Int32(truncatingIfNeeded: bytes.count), 1, 1, style)
            yaml_emitter_emit(&emitter, &event)
        }
    }

    private static func style(of text: String) -> yaml_scalar_style_t {
        if text.utf8.contains(10) {
            return text.hasPrefix(" ") ? YAML_DOUBLE_QUOTED_SCALAR_STYLE : YAML_LITERAL_SCALAR_STYLE
        }
        var text = text
        let isPlain = text.withUTF8 { PlainScalar($0) } == .string && text != "=" && text != "<<"
        if isPlain, !looksLikeDate(text) { return YAML_PLAIN_SCALAR_STYLE }
        return YAML_DOUBLE_QUOTED_SCALAR_STYLE
    }

    /// Other readers than Helm's make dates of these.
    private static func looksLikeDate(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count >= 8 && bytes[..<4].allSatisfy { (48...57).contains($0) } && bytes[4] == UInt8(ascii: "-")
    }
}

/// libyaml wants an address even for no text.
nonisolated(unsafe) private let emptyText: UnsafeMutablePointer<UInt8> = {
    let pointer = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    pointer.initialize(to: 0)
    return pointer
}()

extension String {
    /// A bare scalar ends with the mark `...`, which nothing here needs.
    fileprivate var droppingDocumentEnd: String {
        hasSuffix("\n...\n") ? String(dropLast(4)) : self
    }
}
