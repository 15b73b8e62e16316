internal import Database
internal import Glibc
internal import HTTPServer
internal import Outbox
internal import Telemetry

extension ServiceShell {
    func registerMetrics(_ server: HTTPServer) {
        outbox.registerGauges()
        let labels = ["service": config.name]
        Metrics.shared.register { [database] in
            let pool = database.gauges
            let load = server.load
            return [
                Sample(
                    "outreach_build_info", help: "Version of this process.",
                    labels: ["service": labels["service"] ?? "", "version": ServiceMain.version], value: 1),
                Sample(
                    "outreach_db_pool_idle", help: "Connections without work.", labels: labels, value: Double(pool.idle)
                ),
                Sample("outreach_db_pool_busy", help: "Connections at work.", labels: labels, value: Double(pool.busy)),
                Sample(
                    "outreach_db_pool_waiting", help: "Callers that wait for a connection.", labels: labels,
                    value: Double(pool.waiting)),
                Sample(
                    "outreach_http_body_bytes", help: "Bytes of callers' bodies held now.", labels: labels,
                    value: Double(load.bodies)),
                Sample(
                    "outreach_http_streams", help: "Streams of events that are open.", labels: labels,
                    value: Double(load.streams)),
                Sample("process_resident_memory_bytes", help: "Resident memory.", value: ProcessMemory.resident),
            ]
        }
    }
}

enum ProcessMemory {
    /// Bytes, from /proc/self/statm.
    static var resident: Double {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard fgets(&line, 128, file) != nil else { return 0 }
        let fields = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(
            separator: " ")
        return (fields.count > 1 ? Double(fields[1]) ?? 0 : 0) * Double(sysconf(Int32(_SC_PAGESIZE)))
    }
}
