import SluiceDiagnostics
import SluiceFiles
import SluiceHelmChart

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// All golden cases of a chart.
public enum GoldenSuite {
    /// Runs the cases, several at a time. The report is in the order of their names.
    ///
    /// - Parameter progress: called after each case with the number of those done and of all.
    public static func run(
        _ options: GoldenOptions, progress: @Sendable (Int, Int) -> Void = { _, _ in }
    ) async -> GoldenReport {
        // Taken before anything is read that the golden manifests are made from.
        let session: WriteSession?
        do throws(SluiceError) {
            session = options.mode == .update ? try WriteSession([options.goldenFolder]) : nil
            if session == nil, let finding = try WriteSession.interruption(near: options.goldenFolder) {
                throw SluiceError(findings: [finding])
            }
        } catch {
            return GoldenReport(cases: [], findings: error.findings)
        }
        let discovery = CaseDiscovery(
            goldenFolder: options.goldenFolder, chartFolder: options.chartFolder, blocks: options.blocks,
            filter: options.filter)
        do throws(SluiceError) {
            let chart = try Chart(path: options.chartFolder)
            let cases = options.shard?.part(of: discovery.cases) ?? discovery.cases
            let results = await run(cases, chart, options, progress)
            var report = GoldenReport(cases: results, findings: discovery.findings)
            if let session { record(&report, below: options.goldenFolder, in: session) }
            return report
        } catch {
            return GoldenReport(cases: [], findings: error.findings + discovery.findings)
        }
    }

    /// Writes all new golden manifests, or none if one cannot be written or is a person's.
    private static func record(_ report: inout GoldenReport, below folder: String, in session: WriteSession) {
        let updates = report.cases.compactMap(\.update)
        if updates.isEmpty { return }
        do throws(SluiceError) {
            var plan = FilePlan()
            for update in updates {
                if let bytes = update.bytes {
                    plan.write(bytes, to: update.path, within: folder, as: .generated)
                } else {
                    plan.remove(update.path, within: folder, as: .generated)
                }
            }
            try session.commit(try plan.changes())
            for index in report.cases.indices where report.cases[index].update != nil {
                report.cases[index].isUpdated = true
            }
        } catch {
            report.findings += error.findings
        }
    }

    private static func run(
        _ cases: [CaseDiscovery.Entry], _ chart: Chart, _ options: GoldenOptions,
        _ progress: @Sendable (Int, Int) -> Void
    ) async -> [CaseResult] {
        let width = max(1, options.concurrency ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        var results: [CaseResult?] = Array(repeating: nil, count: cases.count)
        await withTaskGroup(of: (Int, CaseResult).self) { group in
            var next = 0
            func start() {
                guard next < cases.count else { return }
                let index = next
                next += 1
                switch cases[index] {
                case .broken(let result):
                    group.addTask { (index, result) }
                case .ready(let subject):
                    group.addTask {
                        var run = CaseRun(subject, chart: chart, options: options)
                        return (index, await run.run())
                    }
                }
            }
            for _ in 0..<width { start() }
            var done = 0
            while let (index, result) = await group.next() {
                results[index] = result
                done += 1
                progress(done, cases.count)
                start()
            }
        }
        return results.compactMap(\.self)
    }
}
