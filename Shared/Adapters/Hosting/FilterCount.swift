internal import Glibc

/// How many filters of system calls the kernel keeps for a process (`Seccomp_filters`, Linux 5.9).
enum FilterCount {
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
