internal import HTTPServer
internal import JSON
internal import Secrets

/// A call of the Graph API, taken apart.
struct GraphCall {
    let request: DialectRequest
    let parameters: GraphParameters
    let version: String
    let node: String
    let edge: String?

    init(_ request: DialectRequest) throws {
        self.request = request
        parameters = try GraphParameters(request.request)
        guard let version = request.segments.first, GraphCall.isVersion(version) else {
            throw PracticeGraphError.unknownPath(request.segments.joined(separator: "/")).refusal
        }
        guard (2...3).contains(request.segments.count) else {
            throw PracticeGraphError.unknownPath(request.segments.dropFirst().joined(separator: "/")).refusal
        }
        self.version = version
        node = request.segments[1]
        edge = request.segments.count == 3 ? request.segments[2] : nil
    }

    /// `v26.0`
    private static func isVersion(_ text: String) -> Bool {
        let parts = text.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        return text.hasPrefix("v") && parts.count == 2 && parts.allSatisfy { Int($0) != nil }
    }

    var token: String? {
        parameters.text("access_token") ?? Credentials.bearer(request.header("Authorization"))
    }

    func fields() throws -> [GraphField] { try parameters.text("fields").map(GraphField.list) ?? [] }
}
