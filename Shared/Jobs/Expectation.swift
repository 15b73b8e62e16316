package import HTTPServer
internal import JSON

/// `{}` on send and follow-up means everything, so the caller says how many that is.
package enum Expectation {
    /// - Throws: 409 with the true number. Where nothing is eligible, nothing is meant by everything (R0.93).
    package static func check(_ request: Request, actual: Int) throws(Problem) {
        guard let expected = request.json?["expected"]?.intValue else {
            guard actual > 0 else { return }
            throw .conflict(
                "expected-missing",
                "Everything eligible is \(actual); repeat with \"expected\": \(actual) if you mean that.",
                extra: [("expected", JSONValue(actual))])
        }
        guard expected == Int64(actual) else {
            throw .conflict(
                "expected-differs", "You expected \(expected), but it is \(actual).",
                extra: [("expected", JSONValue(actual))])
        }
    }
}
