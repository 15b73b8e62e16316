import AdapterWire
import CAdapterABI
import Glibc
import JSON
import Synchronization

/// A built adapter, loaded as the host does: bytes in, bytes out. Nothing of it is linked into the tests.
final class LoadedAdapter: @unchecked Sendable {
    struct Failure: Error, CustomStringConvertible { let description: String }

    let file: String
    private let block: outreach_adapter
    /// Adapters are called by one thread at a time; tests run on many.
    private let turn = Mutex(())

    static let facebook = Result { try LoadedAdapter("facebook") }
    static let instagram = Result { try LoadedAdapter("instagram") }
    static let linkedin = Result { try LoadedAdapter("linkedin") }
    static let tiktok = Result { try LoadedAdapter("tiktok") }
    static let testnet = Result { try LoadedAdapter("testnet") }
    static let tiktokTest = Result { try LoadedAdapter("tiktok_test") }

    static func named(_ name: String) throws -> LoadedAdapter {
        switch name {
        case "facebook": try facebook.get()
        case "instagram": try instagram.get()
        case "linkedin": try linkedin.get()
        case "tiktok": try tiktok.get()
        case "testnet": try testnet.get()
        case "tiktok_test": try tiktokTest.get()
        default: throw Failure(description: "no adapter \(name)")
        }
    }

    /// The libraries lie beside the test bundle.
    static let directory: String = {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let path = String(decoding: buffer.prefix(max(count, 0)).map(UInt8.init(bitPattern:)), as: UTF8.self)
        return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }()

    init(_ name: String) throws {
        file = "lib\(name).so"
        let path = "\(LoadedAdapter.directory)/\(file)"
        guard access(path, R_OK) == 0 else {
            throw Failure(
                description:
                    "\(path) is missing: `swift build --build-tests` makes it, `swift build --product \(name)` too")
        }
        guard let module = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
            throw Failure(description: "\(file) does not load: \(dlerror().map { String(cString: $0) } ?? "")")
        }
        guard let symbol = dlsym(module, "outreach_adapter_entry") else {
            throw Failure(description: "\(file) has no outreach_adapter_entry")
        }
        typealias Entry = @convention(c) () -> UnsafePointer<outreach_adapter>?
        guard let block = unsafeBitCast(symbol, to: Entry.self)() else {
            throw Failure(description: "\(file) gives no block")
        }
        self.block = block.pointee
    }

    var platform: String { String(cString: block.platform) }
    var version: String { String(cString: block.version) }
    var isOfThisABI: Bool {
        block.magic == UInt32(OUTREACH_ADAPTER_MAGIC) && block.abi_major == UInt16(OUTREACH_ADAPTER_ABI_MAJOR)
            && block.struct_size == UInt32(MemoryLayout<outreach_adapter>.size)
    }

    /// - Returns: `nil` when it refuses the request.
    func perform(_ request: [UInt8]) -> [UInt8]? {
        turn.withLock { _ in
            var reply = outreach_reply()
            guard block.perform(request, request.count, &reply) == 0 else { return nil }
            defer { block.release(&reply) }
            return Array(UnsafeBufferPointer(start: reply.data, count: reply.size))
        }
    }

    func answer(_ call: JSONValue) throws -> JSONValue {
        guard let reply = perform(call.serialized()) else { throw Failure(description: "\(file) refuses \(call.text)") }
        return try JSONValue.parse(reply)
    }

    func manifest() throws -> Manifest { try Manifest(try answer(["call": "manifest"])) }

    func start(
        _ operation: String = "message", _ input: JSONObject, key: String = "key-1", settings: JSONObject = [:]
    ) throws -> Step {
        let start = AdapterCall.Start(
            operation: operation, key: key, handle: "default", settings: settings, input: input)
        return try Step(try answer(AdapterCall.start(start).json))
    }

    func resume(_ operation: String = "message", _ state: JSONValue, _ results: [WireResult]) throws -> Step {
        try Step(try answer(AdapterCall.resume(operation: operation, state: state, results: results).json))
    }

    /// What the adapter makes of one answer to its committing request.
    func verdict(on result: WireResult, of input: JSONObject = Sample.message) throws -> Step {
        guard case .http(_, let state) = try start("message", input) else {
            throw Failure(description: "\(file) does not send")
        }
        return try resume("message", state, [result])
    }

    func inbound(_ call: InboundCall) throws -> InboundAnswer {
        try InboundAnswer(try answer(AdapterCall.inbound(call).json))
    }
}

enum Sample {
    static let recipient: JSONObject = [
        "platform_user_id": "24601", "username": "ada", "profile_url": "https://example.org/ada",
    ]
    static let message = message("Hello Ada")

    static func message(_ text: String) -> JSONObject { ["recipient": .object(recipient), "text": .string(text)] }
}

extension WireResult {
    static func answer(
        _ status: Int, _ body: JSONValue? = nil, headers: [(String, String)] = [], captured: [String] = []
    ) -> WireResult {
        text(status, body?.text ?? "", headers: headers, captured: captured)
    }

    static func text(
        _ status: Int, _ body: String, headers: [(String, String)] = [], captured: [String] = []
    ) -> WireResult {
        WireResult(
            id: "send",
            .answer(
                status: status, headers: headers.map { WireHeader(name: $0.0, value: $0.1) }, body: .text(body),
                captured: captured))
    }

    static func trouble(_ trouble: Trouble, sent: Bool) -> WireResult {
        WireResult(id: "send", .trouble(trouble, sent: sent))
    }
}

extension Step {
    var failure: AdapterFailure? { if case .failed(let failure) = self { failure } else { nil } }
    var outcome: JSONObject? { if case .done(let outcome) = self { outcome } else { nil } }
    var requests: [WireRequest] { if case .http(let requests, _) = self { requests } else { [] } }
}
