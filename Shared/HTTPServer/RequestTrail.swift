internal import Telemetry

/// The ids under which a request is found again. Made of numbers first: most are only ever written into the response.
/// A request id of ours has 32 hexadecimal digits, like the gateway's.
struct RequestTrail: Sendable {
    /// The caller's own id, when it is a sane one.
    private let givenID: String?
    /// The caller's trace with a span of ours.
    private let givenTrace: TraceContext?
    private let numbers: (idHigh: UInt64, idLow: UInt64, high: UInt64, low: UInt64, span: UInt64)

    init(_ headers: Headers, _ source: inout IdentifierSource) {
        givenID = headers["X-Request-Id"].flatMap { RequestTrail.isSane($0) ? $0 : nil }
        givenTrace = headers["traceparent"].flatMap { TraceContext(traceparent: $0)?.child() }
        numbers = (source.next(), source.next(), source.next() | 1, source.next(), source.next() | 1)
    }

    /// Letters, digits and `-_.:`, at most 128: it is repeated in a header and in the log.
    private static func isSane(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.count <= 128
            && id.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                    UInt8(ascii: ":"):
                    true
                default: false
                }
            }
    }

    var requestID: String { text { appendRequestID(to: &$0) } }
    var trace: TraceContext {
        givenTrace ?? TraceContext(traceID: traceID, spanID: text { $0.appendHex(numbers.span) }, isSampled: true)
    }
    var traceID: String { givenTrace?.traceID ?? text { appendTraceID(to: &$0) } }

    func appendRequestID(to bytes: inout [UInt8]) {
        if let givenID { return bytes.append(contentsOf: givenID.utf8) }
        bytes.appendHex(numbers.idHigh)
        bytes.appendHex(numbers.idLow)
    }

    func appendTraceID(to bytes: inout [UInt8]) {
        if let givenTrace { return bytes.append(contentsOf: givenTrace.traceID.utf8) }
        bytes.appendHex(numbers.high)
        bytes.appendHex(numbers.low)
    }

    func appendTraceparent(to bytes: inout [UInt8]) {
        if let givenTrace { return bytes.append(contentsOf: givenTrace.traceparent.utf8) }
        bytes.append(contentsOf: "00-".utf8)
        appendTraceID(to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        bytes.appendHex(numbers.span)
        bytes.append(contentsOf: "-01".utf8)
    }

    private func text(_ write: (inout [UInt8]) -> Void) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64)
        write(&bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Numbers for ids that need to differ, not to be secret: SplitMix64 from a random start. A system call each is too slow.
struct IdentifierSource {
    private var state = UInt64.random(in: .min ... .max)

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension [UInt8] {
    /// Sixteen lower-case digits.
    mutating func appendHex(_ number: UInt64) {
        for shift in stride(from: UInt64(60), through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: number >> shift) & 15
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }

    mutating func appendDecimal(_ number: Int) {
        guard number >= 10 else { return append(UInt8(ascii: "0") + UInt8(number)) }
        appendDecimal(number / 10)
        append(UInt8(ascii: "0") + UInt8(number % 10))
    }

    mutating func append(text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }
}
