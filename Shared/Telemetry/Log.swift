internal import Glibc
internal import JSON
internal import Synchronization
internal import Timekeeping

/// Writes log lines to standard output: JSON with OpenTelemetry's fields, or plain text on a terminal.
///
/// Source of the fields: OpenTelemetry log data model (Timestamp, SeverityText, Body, TraceId, Attributes, Resource).
package struct Log: Sendable {
    package enum Level: Int, Sendable, Comparable, CaseIterable {
        case debug = 5
        case info = 9
        case warning = 13
        case error = 17
        package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }
    package enum Format: Sendable { case json, text }

    package let service: String
    package let levels: LogLevels
    private let format: Format
    private static let process = Int64(getpid())

    /// - Parameter format: `nil` chooses text on a terminal and JSON otherwise.
    package init(service: String, minimum: Level = .info, format: Format? = nil) {
        self.init(service: service, levels: LogLevels(minimum), format: format)
    }

    package init(service: String, levels: LogLevels, format: Format? = nil) {
        self.service = service
        self.levels = levels
        self.format = format ?? (isatty(STDOUT_FILENO) == 1 ? .text : .json)
    }

    /// Whether such a line of a product's work would be written.
    /// - Parameter product: `nil` for what is the platform's own.
    package func writes(_ level: Level, of product: String? = ProductScope.product) -> Bool {
        level >= levels.level(of: product)
    }

    package func debug(_ message: String, _ attributes: LogAttributes = [:], trace: TraceContext? = nil) {
        write(.debug, message, attributes, trace)
    }
    package func info(_ message: String, _ attributes: LogAttributes = [:], trace: TraceContext? = nil) {
        write(.info, message, attributes, trace)
    }
    package func warning(_ message: String, _ attributes: LogAttributes = [:], trace: TraceContext? = nil) {
        write(.warning, message, attributes, trace)
    }
    package func error(_ message: String, _ attributes: LogAttributes = [:], trace: TraceContext? = nil) {
        write(.error, message, attributes, trace)
    }

    private func write(_ level: Level, _ message: String, _ attributes: LogAttributes, _ trace: TraceContext?) {
        let product = ProductScope.product
        guard writes(level, of: product) else { return }
        let line = line(level, message, attributes, trace, product)
        LogOutput.write(line, atOnce: level >= .warning)
    }

    /// One line with its end, as it would be written.
    package func line(
        _ level: Level, _ message: String, _ attributes: LogAttributes, _ trace: TraceContext?, _ product: String?
    ) -> [UInt8] {
        format == .json
            ? json(level, message, attributes, trace, product) : text(level, message, attributes, product)
    }

    private func json(
        _ level: Level, _ message: String, _ attributes: LogAttributes, _ trace: TraceContext?, _ product: String?
    ) -> [UInt8] {
        var writer = JSONWriter(capacity: 256)
        writer.beginObject()
        writer.key("Timestamp")
        writer.value(Timestamp.now())
        writer.key("SeverityText")
        writer.value(level.name)
        writer.key("SeverityNumber")
        writer.value(level.rawValue)
        writer.key("Body")
        writer.value(message)
        if let trace {
            writer.key("TraceId")
            writer.value(trace.traceID)
            writer.key("SpanId")
            writer.value(trace.spanID)
        }
        writer.key("Attributes")
        writer.beginObject()
        if let product {
            writer.key("product")
            writer.value(product)
        }
        for (key, value) in attributes {
            writer.key(text: key)
            value.write(to: &writer)
        }
        writer.endObject()
        writer.key("Resource")
        writer.beginObject()
        writer.key("service.name")
        writer.value(service)
        writer.key("process.pid")
        writer.value(Log.process)
        writer.endObject()
        writer.endObject()
        writer.bytes.append(UInt8(ascii: "\n"))
        return writer.bytes
    }

    private func text(
        _ level: Level, _ message: String, _ attributes: LogAttributes, _ product: String?
    ) -> [UInt8] {
        let details = attributes.map { " \($0.key)=\($0.value.plain)" }.joined()
        let owner = product.map { " product=\($0)" } ?? ""
        let clock = Timestamp.now().iso8601.dropFirst(11).prefix(12)
        return Array("\(clock) \(level.name.prefix(5)) \(service): \(message)\(owner)\(details)\n".utf8)
    }
}

extension Log.Level {
    package var name: String {
        switch self {
        case .debug: "DEBUG"
        case .info: "INFO"
        case .warning: "WARN"
        case .error: "ERROR"
        }
    }
}
