/// Where a piece of work belongs: W3C Trace Context level 1, header `traceparent`.
package struct TraceContext: Sendable, Equatable {
    /// 32 lower-case hexadecimal digits.
    package let traceID: String
    /// 16 lower-case hexadecimal digits.
    package let spanID: String
    package let isSampled: Bool

    /// - Parameters:
    ///   - traceID: 32 lower-case hexadecimal digits, not all zero, as the caller knows; 16 for `spanID`.
    package init(traceID: String, spanID: String, isSampled: Bool) {
        (self.traceID, self.spanID, self.isSampled) = (traceID, spanID, isSampled)
    }

    /// A trace of its own.
    package static func new() -> TraceContext {
        TraceContext(traceID: randomHex() + randomHex(), spanID: randomHex(), isSampled: true)
    }

    /// The next span of the same trace.
    package func child() -> TraceContext {
        TraceContext(traceID: traceID, spanID: TraceContext.randomHex(), isSampled: isSampled)
    }

    /// - Returns: `nil` for anything but `00-<32 hex>-<16 hex>-<2 hex>` with ids that are not all zero.
    package init?(traceparent: String) {
        let parts = traceparent.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0].utf8.count == 2, parts[0] != "ff", parts[1].utf8.count == 32,
            parts[2].utf8.count == 16, parts[3].utf8.count == 2, parts.prefix(4).allSatisfy(TraceContext.isLowerHex),
            parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" }),
            let flags = UInt8(parts[3], radix: 16)
        else { return nil }
        self.init(traceID: String(parts[1]), spanID: String(parts[2]), isSampled: flags & 1 == 1)
    }

    package var traceparent: String { "00-\(traceID)-\(spanID)-\(isSampled ? "01" : "00")" }

    private static func isLowerHex(_ text: Substring) -> Bool {
        text.utf8.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
        }
    }

    private static func randomHex() -> String {
        let text = String(UInt64.random(in: 1...UInt64.max), radix: 16)
        return String(repeating: "0", count: 16 - text.utf8.count) + text
    }
}
