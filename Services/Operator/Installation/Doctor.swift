internal import Database
internal import EventLoop
internal import Glibc
internal import HTTPClient
internal import JSON
internal import Telemetry
internal import Timekeeping

/// `outreach doctor`: what is missing or wrong on this machine, and what to do about it.
enum Doctor {
    struct Finding {
        let check: String
        let problem: String?

        var json: JSONValue { ["check": .string(check), "ok": .bool(problem == nil), "advice": JSONValue(problem)] }
    }

    static func run(_ invocation: Invocation) async throws -> ExitCode {
        var findings = [configuration(invocation.environment)]
        if let settings = try? Settings(invocation.environment) {
            findings += programs(invocation.environment, settings) + home(invocation.environment)
            findings += await adapters(invocation)
            findings += await database(invocation)
            findings.append(await gateway(invocation, settings))
            findings.append(lastBackup(invocation.environment))
        }
        if invocation.terminal.json {
            invocation.terminal.result(["items": .array(findings.map(\.json)), "next_cursor": nil])
        } else {
            for finding in findings {
                invocation.terminal.result((finding.problem == nil ? "ok    " : "wrong ") + finding.check)
                if let problem = finding.problem { invocation.terminal.result("      " + problem) }
            }
        }
        return findings.allSatisfy { $0.problem == nil } ? .ok : .failed
    }

    private static func check(_ name: String, _ body: () throws -> Void) -> Finding {
        do {
            try body()
            return Finding(check: name, problem: nil)
        } catch {
            return Finding(check: name, problem: (error as? Failure)?.sentence ?? "\(error)")
        }
    }

    private static func configuration(_ environment: [String: String]) -> Finding {
        check("configuration") { _ = try Settings(environment) }
    }

    private static func programs(_ environment: [String: String], _ settings: Settings) -> [Finding] {
        let home = Home(environment: environment)
        return [
            check("services beside this command") {
                _ = try Siblings(settings: settings, home: home, databaseURL: nil, environment: environment)
            },
            check("nginx") {
                guard access("/usr/sbin/nginx", X_OK) == 0 else {
                    throw Failure("nginx is not installed; make up installs it")
                }
            },
            check("setpriv") {
                guard ParentWatch.isAvailable else {
                    throw Failure("util-linux has no setpriv here: after kill -9 of outreach up its children go on")
                }
            },
        ]
    }

    private static func home(_ environment: [String: String]) -> [Finding] {
        let home = Home(environment: environment)
        return [
            check("state in \(home.path)") {
                var status = stat()
                guard lstat(home.path, &status) == 0 else { throw Failure("does not exist yet; outreach up makes it") }
                guard status.st_mode & 0o066 == 0 else { throw Failure("others may read it; chmod 700 \(home.path)") }
            },
            check("room on the disk") {
                var status = statvfs()
                guard statvfs(home.path, &status) == 0 else { return }
                let free = (Int(status.f_bavail) * Int(status.f_frsize)) >> 20
                guard free > 1024 else { throw Failure("only \(free) MiB are left") }
            },
        ]
    }

    /// Wrong when one was made once and then no more; whoever backs up otherwise, or not yet, is only told.
    private static func lastBackup(_ environment: [String: String]) -> Finding {
        let last = LastBackup(Home(environment: environment))
        guard let moment = last.moment, let age = last.age else {
            return Finding(check: "backup: none yet, outreach backup FILE makes one", problem: nil)
        }
        let isOld = Timestamp.now() - moment > .seconds(30 * 86400)
        return Finding(
            check: "backup: the last one \(age)", problem: isOld ? "outreach backup FILE makes a new one" : nil)
    }

    private static func database(_ invocation: Invocation) async -> [Finding] {
        do {
            return try await OperatorDatabase.with(invocation) {
                _ = try await $0.first("SELECT 1")
                return [Finding(check: "database", problem: nil)] + (try await damage(on: $0, invocation))
            }
        } catch {
            return [Finding(check: "database", problem: (error as? Failure)?.sentence ?? "\(error)")]
        }
    }

    private static func gateway(_ invocation: Invocation, _ settings: Settings) async -> Finding {
        let client = HTTPClient(loop: invocation.loop, log: Log(service: "outreach", minimum: .error))
        let name = "GET \(settings.url)/healthz"
        do throws(HTTPClientError) {
            let reply = try await client.send(
                HTTPRequest(method: "GET", url: settings.url + "/healthz", timeout: .seconds(5)))
            let text = String(decoding: reply.body.prefix(500), as: UTF8.self)
            let health = try? JSONValue.parse(reply.body)
            if let reason = health?["quarantine"]?["reason"]?.stringValue {
                return Finding(check: name, problem: "quarantined. \(reason)")
            }
            return Finding(check: name, problem: reply.status == 200 ? nil : "answers \(reply.status): \(text)")
        } catch {
            return Finding(check: name, problem: "\(error.reason); outreach up starts it")
        }
    }
}
