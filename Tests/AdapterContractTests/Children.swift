import Glibc

/// Children of this process, zombies included.
enum Children {
    static func named(_ name: String) -> [pid_t] {
        guard let directory = opendir("/proc") else { return [] }
        defer { closedir(directory) }
        var found: [pid_t] = []
        while let entry = readdir(directory) {
            let text = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard let pid = pid_t(text), let file = fopen("/proc/\(pid)/stat", "r") else { continue }
            defer { fclose(file) }
            var line = [CChar](repeating: 0, count: 512)
            guard fgets(&line, Int32(line.count), file) != nil else { continue }
            let words = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
                .split(separator: " ")
            if words.count > 3, words[1] == "(\(name))", words[3] == "\(getpid())" { found.append(pid) }
        }
        return found
    }

    /// Whether it is still there, if only as a zombie.
    static func has(_ pid: pid_t, named name: String) -> Bool { named(name).contains(pid) }

    /// Empty for zombies.
    static func arguments(of pid: pid_t) -> [String] {
        guard let file = fopen("/proc/\(pid)/cmdline", "r") else { return [] }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = fread(&bytes, 1, bytes.count, file)
        return bytes[..<count].split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
}
