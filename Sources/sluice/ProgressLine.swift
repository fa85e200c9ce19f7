import Synchronization

/// A line on the terminal that says how far long work is. Where nobody looks, nothing is printed.
final class ProgressLine: Sendable {
    private let isShown = Console.isTerminal(.error)
    private let last = Mutex(ContinuousClock.now - .seconds(1))

    func show(_ text: @autoclosure () -> String) {
        guard isShown else { return }
        let isDue = last.withLock { last in
            let now = ContinuousClock.now
            guard now - last > .milliseconds(80) else { return false }
            last = now
            return true
        }
        if isDue { Console.write("\r\u{1B}[K\(text())", to: .error) }
    }

    func clear() {
        if isShown { Console.write("\r\u{1B}[K", to: .error) }
    }
}
