/// The methods this product speaks, and one for all others: no route takes it, and the connection ends behind the refusal.
package enum Method: String, Sendable, Hashable, CaseIterable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
    case options = "OPTIONS"
    /// `TRACE` too. RFC 9110 section 9.1 leaves it to the server which methods an address takes.
    case other = ""

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self = Method.allCases.first { $0.rawValue.utf8.elementsEqual(bytes) } ?? .other
    }
}
