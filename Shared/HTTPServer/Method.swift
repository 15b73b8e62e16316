/// The methods this product speaks. Anything else is answered with 501 and the connection ends.
package enum Method: String, Sendable, Hashable, CaseIterable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
    case options = "OPTIONS"

    init?(bytes: UnsafeBufferPointer<UInt8>) {
        for method in Method.allCases where method.rawValue.utf8.elementsEqual(bytes) {
            self = method
            return
        }
        return nil
    }
}
