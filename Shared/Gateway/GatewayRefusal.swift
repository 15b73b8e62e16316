/// What the gateway says itself, before any service is asked: RFC 9457 problems with the services' codes and members.
struct GatewayRefusal {
    /// nginx's status; 494 to 497 are its own inventions.
    let code: Int
    let status: Int
    let type: String
    let title: String
    let detail: String

    private init(_ code: Int, as status: Int? = nil, _ type: String, _ title: String, _ detail: String) {
        (self.code, self.status, self.type, self.title, self.detail) = (code, status ?? code, type, title, detail)
    }

    static let all: [GatewayRefusal] = [
        .init(
            400, "bad-request", "Bad request",
            "The request line or its headers are not valid HTTP, or the path has dots."),
        .init(403, "forbidden", "Forbidden", "This path is not served."),
        .init(404, "not-found", "Not found", "No route has this path."),
        .init(405, "method-not-allowed", "Method not allowed", "The gateway does not pass this method on."),
        .init(408, "request-timeout", "Request timeout", "The request did not arrive in time."),
        .init(411, "length-required", "Length required", "A body needs a Content-Length."),
        .init(
            413, "too-large", "Content too large",
            "A request body may have 51 MiB where a file is sent and 1 MiB elsewhere; send larger files in parts."),
        .init(
            429, "too-many-requests", "Too many requests",
            "Too many requests of this address are under way; wait for some of them."),
        .init(414, "uri-too-long", "URI too long", "The request line may have 8 KiB."),
        .init(
            494, as: 431, "headers-too-large", "Request header fields too large",
            "A header may have 8 KiB, all together 32."),
        .init(495, as: 400, "bad-certificate", "Bad certificate", "The client certificate was refused."),
        .init(496, as: 400, "certificate-required", "Certificate required", "A client certificate is required."),
        .init(497, as: 400, "https-required", "HTTPS required", "Plain HTTP arrived at a port that speaks HTTPS."),
        .init(500, "internal-error", "Internal error", "The gateway failed; its log says why."),
        .init(501, "not-implemented", "Not implemented", "The transfer encoding is not known here."),
        .init(502, "service-unreachable", "Service unreachable", "The service that answers this path is restarting."),
        .init(503, "unavailable", "Unavailable", "The service that answers this path is not ready."),
        .init(
            504, "service-timeout", "Service timeout", "The service did not answer in time; its outcome is not known."),
        .init(505, "http-version", "HTTP version not supported", "This HTTP version is not spoken here."),
    ]

    /// A path and not a named location: a request line that nginx could not read has no path of its own to keep.
    private var path: String { "\(GatewayRefusal.prefix)\(code)" }
    static let prefix = "/.refusal/"

    var isRetryable: Bool { [429, 502, 503].contains(status) }

    /// The `error_page` line and the location it points to.
    var directives: [String] {
        let retry = isRetryable ? #""retry_after_s":1,"# : ""
        let body =
            #"{"type":"/problems/\#(type)","title":"\#(title)","status":\#(status),"detail":"\#(detail)","#
            + #""code":"\#(type)",\#(retry)"request_id":"$outreach_request_id"}"#
        return [
            status == code ? "error_page \(code) \(path);" : "error_page \(code) =\(status) \(path);",
            "location = \(path) {",
            "    internal;",
            "    default_type application/problem+json;",
            "    add_header X-Request-Id $outreach_request_id always;",
            "    add_header Cache-Control no-store always;",
            "    add_header X-Content-Type-Options nosniff always;",
        ] + (status == 405 ? ["    add_header Allow $outreach_allow always;"] : [])
            + (isRetryable ? ["    add_header Retry-After 1 always;"] : []) + ["    return \(status) '\(body)';", "}"]
    }
}
