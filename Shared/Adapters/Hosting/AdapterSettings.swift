package import Configuration
internal import Glibc

/// Which adapters to load, from where, and what each may use.
package struct AdapterSettings: Sendable {
    /// Networks by name; ``everything`` among them loads whatever is pinned.
    package var names: [String]
    /// Searched in this order; each has its own `adapters.lock`.
    package var folders: [String]
    /// Path of the executable `adapter-host`.
    package var hostProgram: String
    /// Longest time for one answer; after it the host is ended.
    package var callTimeout: Duration = .seconds(5)
    /// The same for a call of the network. It has a process of its own, and calls of networks that sign theirs are proven before; a
    /// genuine one of 1,000 events may take seconds on a busy machine, and refused it would come again and again.
    package var inboundTimeout: Duration = .seconds(5)
    /// Longest time for loading a module, constructors included.
    package var loadTimeout: Duration = .seconds(10)
    /// Address space of one host, the shared libraries included.
    package var memoryBytes: Int = 512 << 20
    /// Processor seconds of one call.
    package var processorSeconds: Int = 4
    /// So many different inputs that crash, within ``quarantineWindow``, and the adapter is left alone until a reload.
    package var quarantineCount: Int = 3
    package var quarantineWindow: Duration = .seconds(300)

    package static let everything = "all"

    package init(names: [String], folders: [String], hostProgram: String) {
        (self.names, self.folders, self.hostProgram) = (names, folders, hostProgram)
    }

    /// From `OUTREACH_ADAPTERS` and `OUTREACH_ADAPTER_PATH`; host and adapters lie beside the running executable otherwise.
    package init(_ environment: inout EnvironmentReader) {
        let names: String = environment.read("OUTREACH_ADAPTERS") ?? ""
        let folders: String? = environment.readIfSet("OUTREACH_ADAPTER_PATH")
        self.init(
            names: names.split(separator: ",").map { $0.trimmingSpaces }.filter { !$0.isEmpty },
            folders: folders?.split(separator: ":").map(String.init) ?? [AdapterSettings.ownFolder],
            hostProgram: AdapterSettings.ownFolder + "/adapter-host")
    }

    /// The folder of the running executable.
    package static let ownFolder: String = {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let path = String(decoding: buffer.prefix(max(count, 0)).map(UInt8.init(bitPattern:)), as: UTF8.self)
        return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }()
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
