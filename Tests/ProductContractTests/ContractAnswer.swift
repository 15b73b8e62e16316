import HTTPClient
import JSON

/// What a service answered.
struct ContractAnswer: CustomStringConvertible {
    let status: Int
    let json: JSONValue
    private let reply: HTTPReply

    init(_ reply: HTTPReply) {
        (self.reply, status) = (reply, reply.status)
        json = (try? JSONValue.parse(reply.body)) ?? .null
    }

    /// Of nobody.
    static let none = ContractAnswer(HTTPReply(status: 0, headers: [], body: []))

    var isEmpty: Bool { reply.body.isEmpty }
    var code: String? { json["code"]?.stringValue }
    var items: [JSONValue] { json["items"]?.arrayValue ?? [] }
    var cursor: String? { json["next_cursor"]?.stringValue }
    var reason: String? { json["status"] == "inactive" ? json["reason"]?.stringValue : nil }
    func header(_ name: String) -> String? { reply.header(name) }
    var description: String { "\(status) \(String(decoding: reply.body, as: UTF8.self).prefix(300))" }

    /// `pointer:code` of each field error.
    var fields: [String] {
        (json["errors"]?.arrayValue ?? []).map {
            "\($0["pointer"]?.stringValue ?? ""):\($0["code"]?.stringValue ?? "")"
        }
    }

    /// The same without what differs from call to call.
    var lasting: JSONValue {
        guard var object = json.objectValue else { return json }
        object["request_id"] = nil
        return .object(object)
    }

    /// What is wrong with it, whoever asked: an answer that is not as its route says is a 500 `answer-shape` here, and a problem has a code
    /// that its route or every route may have.
    func fault(of operation: Operation) -> String? {
        guard status < 500 || status == 503 else { return "answers \(self)" }
        guard status >= 400, !isEmpty, !operation.isForeign else { return nil }
        guard reply.header("Content-Type")?.hasPrefix("application/problem+json") == true else {
            return "\(status) is no problem: \(self)"
        }
        guard let code, json["type"]?.stringValue == "/problems/\(code)", json["status"]?.intValue == Int64(status),
            json["detail"]?.stringValue?.isEmpty == false, json["request_id"]?.stringValue?.isEmpty == false
        else { return "no whole problem: \(self)" }
        return operation.codes.contains(code) ? nil : "the code \(code) stands in no catalogue"
    }
}
