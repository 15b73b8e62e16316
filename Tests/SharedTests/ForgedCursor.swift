import JSON
import Secrets

/// A cursor put together by somebody who has read the program.
enum ForgedCursor {
    static func text(list: String, sort: String, values: [JSONValue]) -> String {
        let content = JSONValue.array([.string(list), .string(sort), "", .array(values)]).serialized()
        return base64URL(content + sha256(Array("outreach cursor 1\0".utf8) + content).prefix(6))
    }
}
