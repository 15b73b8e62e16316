package import EventLoop
package import Telemetry
package final class Listener: @unchecked Sendable {
    package init(_ c: DatabaseConfiguration, loop: Loop, log: Log) {}
    package func listen(_ channels: [String], onNotify: @escaping (String, String) -> Void, onReconnect: @escaping () -> Void) {}
    package func notify(_ channel: String) async throws {}
    package func close() {}
}
