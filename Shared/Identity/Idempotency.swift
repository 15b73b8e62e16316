package import Database
internal import EventLoop
package import HTTPServer
internal import Secrets
package import Telemetry

/// Makes unsafe calls repeatable: the same `Idempotency-Key`, caller and request get the same answer for 24 hours, and
/// the work is done once. One per loop; use it only from tasks of that loop.
///
/// Only answers that did something (status below 400) are kept: a refusal changed nothing, so its key is free again. A call
/// whose process died is free after two minutes; then the handler's own checks judge what was already done.
package final class Idempotency: @unchecked Sendable {
    private let store: AnswerStore
    private let log: Log

    package init(database: Database, log: Log) { (store, self.log) = (AnswerStore(database: database), log) }

    /// For ``ServerHooks/around``.
    package func around(_ request: Request, _ route: Route, _ handler: Handler) async throws -> Response {
        guard request.method != .get, !route.answer.isStream, !request.principal.id.isEmpty,
            let key = try key(of: request)
        else { return try await handler(request) }
        let call = AnswerStore.Call(
            principalID: request.principal.id, key: key, requestHash: try await fingerprint(request))
        let claim: AnswerStore.Claim
        switch try await store.claim(call) {
        case .ours(let granted): claim = granted
        case .running:
            throw Problem.inProgress
        case .otherRequest:
            throw Problem.unprocessable(
                "idempotency-key-reused", "This Idempotency-Key was sent with another request; use a new one.")
        case .answered(let response):
            guard let response else { throw Problem.answerNotKept }
            return response.header("Idempotent-Replayed", "true")
        }
        return try await answer(request, handler, claim)
    }

    private func answer(_ request: Request, _ handler: Handler, _ claim: AnswerStore.Claim) async throws -> Response {
        let response: Response
        do {
            response = try await handler(request)
        } catch {
            await settle(claim, nil)
            throw error
        }
        await settle(claim, response.status < 400 ? KeptAnswer(response, pattern: request.pattern) : nil)
        return response
    }

    /// Runs in a task of its own: the request may have been given up meanwhile, what was done must still be known.
    private func settle(_ claim: AnswerStore.Claim, _ kept: KeptAnswer?) async {
        let (store, log) = (store, log)
        let writing = store.database.loop.task {
            do {
                try await store.settle(claim, kept)
            } catch {
                log.warning("the answer to a repeatable call was not kept", ["error": .text("\(error)")])
            }
        }
        _ = await writing.result
    }

    /// Forgets answers that are a day old; whoever keeps the house asks for it now and then.
    package func sweep() async throws { try await store.sweep() }

    private func key(of request: Request) throws(Problem) -> String? {
        let keys = request.headers.all("Idempotency-Key")
        guard let key = keys.first else { return nil }
        guard keys.count == 1, (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw .validation([
                .init("Idempotency-Key", "format", "must stand once, with 1 to 255 visible ASCII characters")
            ])
        }
        return key
    }

    /// Method, path, query, media type and body.
    private func fingerprint(_ request: Request) async throws -> [UInt8] {
        guard request.body.count > 1 << 18 else { return Idempotency.hash(request) }
        return try await store.database.loop.offload { Idempotency.hash(request) }
    }

    private static func hash(_ request: Request) -> [UInt8] {
        var running = RunningSHA256()
        running.update(field: Array(request.method.rawValue.utf8))
        running.update(field: Array(request.path.utf8))
        for (name, value) in request.query.items {
            running.update(field: Array(name.utf8))
            running.update(field: Array(value.utf8))
        }
        running.update(field: Array((request.headers["Content-Type"] ?? "").utf8))
        running.update(field: request.body)
        return running.finish()
    }
}

extension Problem {
    fileprivate static var inProgress: Problem {
        var problem = conflict(
            "idempotency-in-progress", "The first call with this Idempotency-Key is still running; ask again shortly.")
        problem.retryAfter = 1
        return problem
    }
    fileprivate static let answerNotKept = conflict(
        "answer-not-kept", "This call was already done. Its answer was shown once and is not kept.")
}
