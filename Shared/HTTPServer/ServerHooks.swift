/// What a service adds to every request. The order: route, ``authenticate``, permission, the route's precheck, the input's
/// checks, ``around`` with the handler inside, and ``translate`` for what was thrown.
package struct ServerHooks: Sendable {
    /// - Returns: `nil` when the head carries no valid credential; the answer is then 401. Not asked for open routes.
    package var authenticate: @Sendable (RequestHead) async throws(Problem) -> Principal?
    /// - Returns: ids of those callers that may still do what they might when their streams began. Asked a few times a second while
    ///   streams are open. Source: issue 7 section 5 (a stream is dead within 1 s with its key).
    package var stillValid: (@Sendable (Set<Principal>) async throws -> Set<String>)?
    /// Surrounds the handler, for instance to replay the answer to a repeated request.
    package var around: (@Sendable (Request, Route, Handler) async throws -> Response)?
    /// - Returns: the response to an error that is no ``Problem``; `nil` leaves it at 500 and the log.
    package var translate: @Sendable (any Error, Request, Route) async -> Response?

    /// Every answer is held against its route's shape, and what does not fit is answered with 500 `answer-shape` in its place: for
    /// tests, because it costs and comes too late for what was done.
    package var judgesAnswers: Bool

    package init(
        authenticate: @escaping @Sendable (RequestHead) async throws(Problem) -> Principal?,
        stillValid: (@Sendable (Set<Principal>) async throws -> Set<String>)? = nil,
        around: (@Sendable (Request, Route, Handler) async throws -> Response)? = nil,
        translate: @escaping @Sendable (any Error, Request, Route) async -> Response? = { _, _, _ in nil },
        judgesAnswers: Bool = false
    ) {
        self.authenticate = authenticate
        self.stillValid = stillValid
        self.around = around
        self.translate = translate
        self.judgesAnswers = judgesAnswers
    }
}
