/// What went wrong while a template was parsed or executed, and where.
///
/// `description` is worded as Go's text/template words it; the parts are there for callers that
/// make diagnostics of their own.
public struct TemplateError: Error, Sendable, CustomStringConvertible {
    /// The stage at which a template failed.
    public enum Stage: Sendable { case parsing, executing }

    private let storage: Storage

    /// The stage at which the template failed.
    public var stage: Stage { storage.stage }
    /// The name of the source that holds the place: the file for a `define` inside a file. Empty
    /// when no source is at fault.
    public var sourceName: String { storage.sourceName }
    /// Where it is; nil when no place in a text is at fault.
    public var place: TemplateSource.Place? { storage.place }
    /// 1-based; 0 when there is no place.
    public var line: Int { storage.place?.line ?? 0 }
    /// 1-based, in Unicode scalars; 0 when there is no place.
    public var column: Int { storage.place?.column ?? 0 }
    /// The name of the template that was executing.
    public var templateName: String? { storage.templateName }
    /// The text of the node that failed, printed canonically.
    public var context: String? { storage.context }
    /// What is wrong, without place and context; with the cause, if there is one.
    public var message: String {
        guard let cause = storage.cause else { return storage.message }
        return "\(storage.message): \(cause)"
    }
    /// The error of the function that failed, if it was a function.
    public var cause: (any Error)? { storage.cause }

    /// Creates an error.
    public init(
        stage: Stage, sourceName: String, place: TemplateSource.Place? = nil,
        templateName: String? = nil, context: String? = nil, message: String,
        cause: (any Error)? = nil
    ) {
        storage = Storage(
            stage: stage, sourceName: sourceName, place: place, templateName: templateName,
            context: context, message: message, cause: cause)
    }

    /// The error at the bottom of a chain of failed calls: the place that a person must mend.
    public var innermost: TemplateError {
        var error = self
        while let inner = error.cause as? TemplateError { error = inner }
        return error
    }

    /// Chains of failed calls can be thousands long, so this is a loop.
    public var description: String {
        var text = ""
        var error = self
        while true {
            text += error.heading + error.storage.message
            guard let cause = error.storage.cause else { return text }
            text += ": "
            guard let inner = cause as? TemplateError else { return text + String(describing: cause) }
            error = inner
        }
    }

    private var heading: String {
        guard let place else { return sourceName.isEmpty ? "template: " : "template: \(sourceName): " }
        switch stage {
        case .parsing:
            return "template: \(sourceName):\(place.line): "
        case .executing:
            let at = "template: \(sourceName):\(place.line):\(place.byteColumn)"
            return "\(at): executing \(Quoting.quote(templateName ?? "")) at <\(context ?? "")>: "
        }
    }

    /// Boxed, so that a thrown error is one word.
    private final class Storage: Sendable {
        let stage: Stage
        let sourceName: String
        let place: TemplateSource.Place?
        let templateName: String?
        let context: String?
        let message: String
        let cause: (any Error)?

        init(
            stage: Stage, sourceName: String, place: TemplateSource.Place?, templateName: String?,
            context: String?, message: String, cause: (any Error)?
        ) {
            self.stage = stage
            self.sourceName = sourceName
            self.place = place
            self.templateName = templateName
            self.context = context
            self.message = message
            self.cause = cause
        }
    }
}

/// Why a function refused its arguments. The evaluator adds the place.
public struct FunctionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The message, in Go's words.
    public let message: String
    /// Whether a bound of ours was passed that Go does not have: functions that swallow errors report it all the same.
    public let isLimit: Bool

    /// Creates an error; `isLimit` marks one of the limits of a rendering.
    public init(_ message: String, isLimit: Bool = false) {
        self.message = message
        self.isLimit = isLimit
    }

    /// The message.
    public var description: String { message }
}
