internal import FoundationEssentials
internal import Glibc
internal import JSON

/// Standard output of `outreach up`: readable lines on a terminal, the children's own JSON lines anywhere else.
struct Screen: Sendable {
    let isTerminal: Bool
    let isColoured: Bool

    init(environment: [String: String]) {
        isTerminal = isatty(STDOUT_FILENO) == 1 && environment["OUTREACH_LOG_FORMAT"] != "json"
        isColoured = isTerminal && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb"
    }

    func show(_ name: String, _ line: ArraySlice<UInt8>) {
        guard !line.isEmpty else { return }
        if isTerminal {
            write(Array((prefix(name) + Screen.readable(line) + "\n").utf8))
        } else {
            write(line.first == UInt8(ascii: "{") ? line + [UInt8(ascii: "\n")] : Screen.wrapped(name, line))
        }
    }

    /// What no terminal should ever lose.
    func announce(_ text: String) { write(Array((text + "\n").utf8)) }

    private func prefix(_ name: String) -> String {
        let padded = name + String(repeating: " ", count: max(0, 10 - name.count)) + " | "
        return isColoured ? "\u{1B}[2m\(padded)\u{1B}[0m" : padded
    }

    /// A log record as a sentence; anything else as it is, without control characters.
    private static func readable(_ line: ArraySlice<UInt8>) -> String {
        guard line.first == UInt8(ascii: "{"), let record = try? JSONValue.parse(Array(line)),
            let body = record["Body"]?.stringValue
        else { return Table.oneLine(String(decoding: line, as: UTF8.self), limit: 2000) }
        let clock = (record["Timestamp"]?.stringValue ?? "").dropFirst(11).prefix(12)
        let level = record["SeverityText"]?.stringValue ?? ""
        let details = record["Attributes"]?.objectValue?.fields.map { " \($0.key)=\(Table.plain($0.value))" } ?? []
        return Table.oneLine("\(clock) \(level) \(body)\(details.joined())", limit: 2000)
    }

    /// nginx and Postgres speak in plain lines; a reader of JSON lines gets records only.
    private static func wrapped(_ name: String, _ line: ArraySlice<UInt8>) -> [UInt8] {
        let record: JSONValue = [
            "SeverityText": "INFO", "Body": .string(String(decoding: line, as: UTF8.self)),
            "Resource": ["service.name": .string(name)],
        ]
        return record.serialized() + [UInt8(ascii: "\n")]
    }

    /// A reader that stopped reading must not stop the product: lines are dropped while it doesn't, the files have them.
    private func write(_ bytes: [UInt8]) {
        var ready = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        guard poll(&ready, 1, 0) == 1, ready.revents & Int16(POLLOUT) != 0 else { return }
        _ = bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }
}
