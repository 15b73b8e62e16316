internal import HTTPServer
internal import JSON

/// An answer as it is stored for repetition.
struct KeptAnswer: Sendable {
    /// Larger answers are not repeated, only the fact that the call was done.
    static let longestBody = 4 << 20

    let status: Int
    /// JSON array of pairs; `nil` together with the body when the answer may not be stored.
    let headers: String?
    let body: [UInt8]?

    /// - Parameter pattern: an answer that holds a fresh secret is known by its route.
    init(_ response: Response, pattern: String) {
        status = response.status
        let bytes: [UInt8]? =
            switch response.body {
            case .empty: []
            case .bytes(let bytes): bytes
            case .shared(let shared): shared.withUnsafeBytes { Array($0) }
            case .events, .pieces, .reset: nil
            }
        guard let bytes, bytes.count <= KeptAnswer.longestBody, pattern != KeyRoutes.collection else {
            (headers, body) = (nil, nil)
            return
        }
        headers = JSONValue.array(response.headers.map { [.string($0.0), .string($0.1)] }).text
        body = bytes
    }

    /// - Returns: `nil` when the stored text is not what ``init(_:pattern:)`` writes.
    static func response(status: Int, headers: String, body: [UInt8]) -> Response? {
        guard let pairs = (try? JSONValue.parse(Array(headers.utf8)))?.arrayValue else { return nil }
        var fields: [(String, String)] = []
        for pair in pairs {
            guard let name = pair.arrayValue?.first?.stringValue, let value = pair.arrayValue?.last?.stringValue else {
                return nil
            }
            fields.append((name, value))
        }
        return Response(status: status, headers: fields, body: body.isEmpty ? .empty : .bytes(body))
    }
}
