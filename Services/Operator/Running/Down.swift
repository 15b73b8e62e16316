internal import EventLoop
internal import Glibc
internal import JSON

/// `outreach down`: ends the `outreach up` of this home and waits for it.
enum Down {
    static func run(_ invocation: Invocation) async throws -> ExitCode {
        let home = Home(environment: invocation.environment)
        let terminal = invocation.terminal
        guard let pid = HomeLock.holder(of: home) else {
            terminal.json ? terminal.result(["stopped": false]) : terminal.remark("nothing runs on \(home.path)")
            return .ok
        }
        guard kill(pid, SIGTERM) == 0 else {
            throw Failure(.refused, "process \(pid) runs on \(home.path) and belongs to another user")
        }
        // The gateway before the services, and the database after them.
        let limit = Settings.longestStop(invocation.environment) + .seconds(11)
        let deadline = ContinuousClock.now + limit
        while HomeLock.holder(of: home) != nil {
            guard ContinuousClock.now < deadline else {
                throw Failure("process \(pid) has not ended within \(limit.components.seconds) s")
            }
            try await invocation.loop.sleep(for: .milliseconds(20))
        }
        terminal.json ? terminal.result(["stopped": true]) : terminal.remark("stopped")
        return .ok
    }
}
