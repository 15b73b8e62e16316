internal import Adapters
internal import Configuration
internal import EventLoop
internal import JSON

extension Commands {
    static let adapters: [Command] = [
        Command(
            "adapters pin", operands: ["FILE..."], summary: "allow these adapters, as they are now, to be loaded",
            examples: ["outreach adapters pin .build/release/libfacebook.so"]
        ) { invocation in
            var pinned: [JSONValue] = []
            for path in invocation.operands {
                do throws(AdapterLock.Mistake) { pinned.append(try AdapterListing.pin(path).json) } catch {
                    throw Failure("\(error)")
                }
            }
            return present(pinned, invocation, nothing: "", columns)
        },
        Command(
            "adapters list", summary: "the adapters in the folders, and whether they are as they were pinned",
            examples: ["outreach adapters list"]
        ) { invocation in
            var reader = EnvironmentReader(invocation.environment)
            let settings = AdapterSettings(&reader)
            let found = try await invocation.loop.offload { AdapterListing.all(settings) }
            let code = present(found.map(\.json), invocation, nothing: "there are no adapters", columns)
            for each in found where !invocation.terminal.json {
                if let reason = each.reason { invocation.terminal.remark("\(each.platform): \(reason)") }
            }
            return code
        },
    ]

    static let reload = Command(
        "adapters reload", summary: "have the services read the adapters' folders again; nothing is dropped",
        examples: ["outreach adapters reload"]
    ) { invocation in
        let reply = try await Caller(invocation).call("POST", "/adapters/reload")
        return present(
            reply.json["items"]?.arrayValue ?? [], invocation, nothing: "no adapter is loaded",
            [
                .init("NETWORK", field: "platform"), .init("STATE", field: "state"), .init("VERSION", field: "version"),
                .init("REASON", field: "reason"),
            ])
    }

    private static var columns: [Table.Column] {
        [
            .init("NETWORK", field: "platform"), .init("STATE", field: "code"), .init("SHA-256", field: "sha256"),
            .init("FILE", field: "path"),
        ]
    }
}

extension AdapterListing {
    fileprivate var json: JSONValue {
        [
            "platform": .string(platform), "code": .string(code), "sha256": JSONValue(sha256), "path": JSONValue(path),
            "reason": JSONValue(reason),
        ]
    }
}
