package import EventLoop

package struct TimedOut: Error, CustomStringConvertible { package let description: String }

/// Asks until the answer is yes. Nothing here is measured: the limit only keeps a failure from lasting forever.
/// - Parameter condition: `nil` counts as no.
package func eventually(
    _ what: String, within limit: Duration = .seconds(30), _ condition: () async throws -> Bool?
) async throws {
    let loop = Loop.current!
    let deadline = ContinuousClock.now + limit
    while try await condition() != true {
        guard ContinuousClock.now < deadline else { throw TimedOut(description: "not within \(limit): \(what)") }
        try await loop.sleep(for: .milliseconds(25))
    }
}

/// Runs `body` as a task of a loop of its own.
package func onLoop(_ name: String, _ body: @escaping @Sendable (Loop) async throws -> Void) async throws {
    let loop = Loop(name: name)
    loop.start()
    let result = await loop.task { try await body(loop) }.result
    loop.stop()
    try result.get()
}
