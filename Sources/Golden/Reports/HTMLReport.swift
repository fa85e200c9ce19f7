import SluiceDiagnostics
import SluicePolicyAnalysis

extension GoldenReport {
    /// One page that needs nothing else: cases, what is wrong with them, diffs side by side, and pictures.
    ///
    /// Results must come from a run with ``GoldenOptions/drawsPictures``.
    public func html(title: String) -> String {
        let failures = cases.filter { !$0.isPassed }
        var body = ""
        if !findings.isEmpty { body += "<section class=\"card bad\">\(Self.list(findings))</section>\n" }
        for result in failures + cases.filter(\.isPassed) { body += Self.card(result) }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(XMLText.escaped(title)): \(passed) passed, \(failed) failed</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <header><h1>\(XMLText.escaped(title))</h1>
            <p><b class="ok">\(passed) passed</b> <b class="\(failed == 0 ? "ok" : "no")">\(failed) failed</b></p>
            <p><label>Show cases whose name has <input id="filter" type="search" autocomplete="off"></label>
            <label><input id="failed" type="checkbox"> failed only</label></p></header>
            <main>
            \(body)</main>
            <script>
            \(Self.script)
            </script>
            </body>
            </html>

            """
    }

    private static func card(_ result: CaseResult) -> String {
        let state = result.isPassed ? "ok" : "no"
        var text =
            "<details class=\"card\" data-name=\"\(XMLText.escaped(result.name))\" data-state=\"\(state)\""
            + (result.isPassed ? "" : " open") + ">\n"
        text +=
            "<summary><b class=\"\(state)\">\(result.isPassed ? "ok" : "FAIL")</b> "
            + "<span class=\"name\">\(XMLText.escaped(result.name))</span> "
            + "<span class=\"about\">\(XMLText.escaped(result.description))</span></summary>\n"
        if !result.findings.isEmpty { text += list(result.findings) }
        let (expected, actual) = (result.expected ?? "", result.actual ?? "")
        if expected != actual, result.actual != nil {
            text += sides(expected, actual)
        }
        for difference in result.differences where expected == actual {
            text += "<pre class=\"diff\">\(XMLText.escaped(difference))</pre>\n"
        }
        if let picture = result.picture, !actual.isEmpty {
            text += "<h3>What it allows</h3>\n<div class=\"picture\">\(picture)</div>\n"
            text +=
                "<details class=\"inner\"><summary>Manifests</summary><pre>\(XMLText.escaped(actual))</pre></details>\n"
        } else if actual.isEmpty, result.isPassed {
            text += "<p class=\"about\">Renders no policy.</p>\n"
        }
        return text + "</details>\n"
    }

    private static func list(_ findings: [Finding]) -> String {
        "<ul>"
            + findings.map { finding in
                let place = finding.location.map { "<code>\(XMLText.escaped("\($0)"))</code> " } ?? ""
                let hint = finding.hint.map { "<br><span class=\"about\">\(XMLText.escaped($0))</span>" } ?? ""
                return "<li class=\"\(finding.severity.rawValue)\">\(place)\(XMLText.escaped(finding.message)) "
                    + "<span class=\"about\">[\(XMLText.escaped(finding.rule))]</span>\(hint)</li>"
            }.joined(separator: "\n") + "</ul>\n"
    }

    /// Lines that differ, with a few around them.
    private static func sides(_ old: String, _ new: String) -> String {
        var text = """
            <table class="sides"><colgroup><col class="number"><col><col class="number"><col></colgroup>
            <thead><tr><th colspan="2">golden</th><th colspan="2">rendered</th></tr></thead>

            """
        func cells(_ line: (number: Int, text: String)?) -> String {
            guard let line else { return "<td class=\"n\"></td><td class=\"gone\"></td>" }
            return "<td class=\"n\">\(line.number)</td><td><pre>\(XMLText.escaped(line.text))</pre></td>"
        }
        let rows = SideBySide(old: old, new: new).rows
        var near = Array(repeating: false, count: rows.count)
        for (index, row) in rows.enumerated() where row.kind != .same {
            for place in max(0, index - context)...min(rows.count - 1, index + context) { near[place] = true }
        }
        var skipped = 0
        func gap() -> String {
            skipped == 0
                ? "" : "<tr class=\"skipped\"><td colspan=\"4\">\(skipped) lines that are the same</td></tr>\n"
        }
        for (row, isNear) in zip(rows, near) {
            guard isNear else {
                skipped += 1
                continue
            }
            text += gap() + "<tr class=\"\(row.kind.rawValue)\">\(cells(row.old))\(cells(row.new))</tr>\n"
            skipped = 0
        }
        return text + gap() + "</table>\n"
    }

    private static let context = 4

    private static let style = """
        body { font: 14px/1.45 system-ui, sans-serif; margin: 0; color: #1c2433; background: #f3f5f9 }
        header { padding: 16px 28px; background: #fff; border-bottom: 1px solid #d5dbe5 }
        h1 { font-size: 20px; margin: 0 0 4px }
        h3 { font-size: 14px; margin: 14px 0 6px }
        main { max-width: 1120px; margin: 18px auto; padding: 0 18px }
        .card { background: #fff; border: 1px solid #d5dbe5; border-radius: 8px; margin: 8px 0; padding: 8px 14px }
        summary { cursor: pointer }
        .name { font-weight: 600 }
        .about { color: #5a6475 }
        .ok { color: #1c7a45 } .no { color: #c22 }
        li.error { color: #a11 } li.warning { color: #8a5a00 }
        pre { margin: 0; font: 12px/1.4 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere }
        .sides { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 10px 0 }
        .sides th { text-align: left; color: #5a6475; font-weight: 600 }
        .sides td { vertical-align: top; padding: 0 6px }
        .sides .n { color: #8a94a5; text-align: right; font: 11px ui-monospace, monospace }
        .sides col.number { width: 44px }
        .sides .skipped td { color: #5a6475; background: #f0f2f6; text-align: center; font-size: 12px }
        tr.changed td, tr.removed td:nth-child(-n+2) { background: #ffe9e6 }
        tr.changed td:nth-child(n+3), tr.added td:nth-child(n+3) { background: #e4f6ea }
        .gone { background: #f0f2f6 }
        .picture svg { max-width: 100%; height: auto; border: 1px solid #e3e7ee; border-radius: 6px }
        .inner { margin: 8px 0 }
        """

    private static let script = """
        const filter = document.getElementById('filter'), failed = document.getElementById('failed');
        function apply() {
          for (const card of document.querySelectorAll('details.card'))
            card.hidden = !card.dataset.name.includes(filter.value) || (failed.checked && card.dataset.state === 'ok');
        }
        filter.addEventListener('input', apply); failed.addEventListener('change', apply);
        """
}
