/// Several runs of one piece of work, seen through their median: one slow run does not count.
struct Measurement {
    var milliseconds: Double
    /// The largest resident memory of a process, where one was measured.
    var peakMegabytes: Double?

    /// Runs `body` once to warm up, then `runs` times.
    static func median(runs: Int, _ body: () throws -> Void) rethrows -> Measurement {
        try body()
        var times: [Double] = []
        for _ in 0..<runs {
            let time = try ContinuousClock().measure(body)
            times.append(time / .milliseconds(1))
        }
        return Measurement(milliseconds: middle(times))
    }

    /// Two pieces of work in turn, so that whatever else the machine does meets both.
    static func medians(
        runs: Int, _ first: () throws -> Void, _ second: () throws -> Void
    ) rethrows -> (Measurement, Measurement) {
        try first()
        try second()
        var times: ([Double], [Double]) = ([], [])
        for _ in 0..<runs {
            times.0.append(try ContinuousClock().measure(first) / .milliseconds(1))
            times.1.append(try ContinuousClock().measure(second) / .milliseconds(1))
        }
        return (Measurement(milliseconds: middle(times.0)), Measurement(milliseconds: middle(times.1)))
    }

    static func middle(_ numbers: [Double]) -> Double {
        let sorted = numbers.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}
