/// Request line and header fields, before anything of the body is looked at.
package final class RequestHead: Sendable {
    package let method: Method
    /// As sent, still percent-encoded, without the query.
    package let path: String
    package let headers: Headers
    /// The query as sent, without the question mark.
    let rawQuery: [UInt8]
    /// Bytes announced; `nil` without a body or with a chunked one.
    let contentLength: Int?
    let isChunked: Bool
    /// The caller waits for 100 before it sends the body.
    let expectsContinue: Bool
    /// The caller, or HTTP/1.0 without keep-alive, wants the connection closed afterwards.
    let closes: Bool
    /// The caller speaks HTTP/1.0.
    let isOld: Bool

    init(
        method: Method, path: String, rawQuery: [UInt8], headers: Headers, contentLength: Int?, isChunked: Bool,
        expectsContinue: Bool, closes: Bool, isOld: Bool
    ) {
        self.method = method
        self.path = path
        self.rawQuery = rawQuery
        self.headers = headers
        self.contentLength = contentLength
        self.isChunked = isChunked
        self.expectsContinue = expectsContinue
        self.closes = closes
        self.isOld = isOld
    }

    var hasBody: Bool { isChunked || contentLength ?? 0 > 0 }
}
