internal import Glibc

/// How many filters of system calls the kernel keeps for a process (`Seccomp_filters`, Linux 5.9).
package enum FilterCount {
    package enum Verdict: Sendable {
        case right, wrong
        /// The kernel counts, and does not show it for this process: /proc hides those that gave up their powers.
        case hidden
        /// The kernel does not count.
        case uncounted
    }

    /// A process in the cage has the cage's two besides those it began with.
    package static func verdict(ours: Int?, its: Int?) -> Verdict {
        guard let ours else { return .uncounted }
        guard let its else { return .hidden }
        return its == ours + 2 ? .right : .wrong
    }

    /// Of the thread that asks: a program that it starts begins with as many.
    static func ours() -> Int? { count("/proc/thread-self/status") }

    static func of(_ process: pid_t) -> Int? { count("/proc/\(process)/status") }

    /// - Returns: `nil` where the kernel does not say.
    private static func count(_ path: String) -> Int? {
        guard let file = fopen(path, "re") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 512)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            guard text.hasPrefix("Seccomp_filters:") else { continue }
            return Int(text.drop { $0 != "\t" }.filter(\.isNumber))
        }
        return nil
    }
}
