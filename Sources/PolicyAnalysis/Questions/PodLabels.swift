/// Labels as questions write them: `app=web,tier=front`.
public enum PodLabels {
    /// Reads labels; each part has the form that the API server demands of labels.
    ///
    /// - Throws: what is no label, and a key that is given twice.
    public static func parse(_ text: String) throws(ReachQueryError) -> [String: String] {
        try parse(text.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
    }

    /// Reads labels that are apart already.
    ///
    /// - Throws: what is no label, and a key that is given twice.
    public static func parse(_ items: [String]) throws(ReachQueryError) -> [String: String] {
        var labels: [String: String] = [:]
        for item in items {
            let (key, value) = try label(item)
            if let other = labels[key] {
                throw ReachQueryError(
                    message: other == value
                        ? "'\(key)' is given twice"
                        : "a pod has one value of '\(key)', not both '\(other)' and '\(value)'",
                    hint: "ask one question for each value")
            }
            labels[key] = value
        }
        return labels
    }

    private static func label(_ item: String) throws(ReachQueryError) -> (String, String) {
        let hint = "write key=value, with commas between labels and no blanks inside"
        guard let equals = item.firstIndex(of: "="), equals != item.startIndex else {
            throw ReachQueryError(message: item.isEmpty ? "a label is missing" : "'\(item)' is no label", hint: hint)
        }
        let (key, value) = (String(item[..<equals]), String(item[item.index(after: equals)...]))
        if value.hasPrefix("=") {
            throw ReachQueryError(
                message: "'\(item)' is no label", hint: "write \(key)=\(value.drop { $0 == "=" })")
        }
        if key.hasSuffix("!") {
            throw ReachQueryError(
                message: "'\(item)' is no label: a question names the labels that pods have",
                hint: "write key=value; ask about pods without a label with 'pod' and all the labels that it has")
        }
        if let problem = NameFormats.qualifiedName(key).first {
            throw ReachQueryError(message: "'\(key)' is no label key: \(problem)", hint: hint)
        }
        if let problem = NameFormats.labelValue(value).first {
            throw ReachQueryError(message: "'\(value)' is no label value: \(problem)", hint: hint)
        }
        return (key, value)
    }
}
