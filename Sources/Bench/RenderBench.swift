import Dispatch
import SluiceHelmChart

/// Rendering charts, as a process beside real Helm and again and again in this process.
struct RenderBench {
    /// The chart to render.
    var chart: String
    var name: String
    var runs: Int

    /// One process from start to end; the peer is real Helm's.
    func processRow(executable: String, helm: String?, target: Double) throws -> ResultRow {
        let arguments = ["template", "release", chart]
        let ours = ChildProcess(executable: executable, arguments: arguments)
        let peer = try helm.map { helm in
            ("helm template", try ChildProcess(executable: helm, arguments: arguments).measure(runs: max(runs / 3, 3)))
        }
        return ResultRow(
            name: "sluice template, \(name)", result: try ours.measure(runs: runs), peer: peer,
            targets: [.milliseconds(target)])
    }

    /// One of many renders in this process, each with other values; the peer is a process of real Helm, for Helm
    /// cannot be asked twice.
    func repeatedRow(count: Int, helm: String?, target: Double) throws -> ResultRow {
        let renderer = ChartRenderer(try LoadedChart(path: chart))
        var size = 0
        var number = 0
        var time = try Measurement.median(runs: max(runs / 3, 3)) {
            for _ in 0..<count {
                number += 1
                var request = ChartRenderer.Request(values: ["nameOverride": .string("n\(number)")])
                request.name = "release-\(number)"
                size += try renderer.render(request).text().count
            }
        }
        guard size > 0 else { throw ChildProcess.Failure(description: "\(chart) renders nothing") }
        time.milliseconds /= Double(count)
        let peer = try helm.map { helm in
            let process = ChildProcess(executable: helm, arguments: ["template", "release", chart])
            return ("helm template", try process.measure(runs: max(runs / 3, 3)))
        }
        return ResultRow(
            name: "one of \(count) renders, \(name)", result: time, peer: peer, targets: [.milliseconds(target)])
    }

    /// The same with as many threads as there are processors, all with the same parsed templates.
    func concurrentRow(count: Int, threads: Int, target: Double) throws -> ResultRow {
        let renderer = ChartRenderer(try LoadedChart(path: chart))
        var time = Measurement.median(runs: max(runs / 3, 3)) {
            DispatchQueue.concurrentPerform(iterations: threads) { thread in
                for number in 0..<count / threads {
                    var request = ChartRenderer.Request(values: ["nameOverride": .string("n\(thread)-\(number)")])
                    request.name = "release-\(thread)-\(number)"
                    // What fails here has failed before, on one thread.
                    _ = try? renderer.render(request).text()
                }
            }
        }
        time.milliseconds /= Double(count)
        return ResultRow(
            name: "one of \(count) renders on \(threads) threads, \(name)", result: time,
            targets: [.milliseconds(target)])
    }
}
