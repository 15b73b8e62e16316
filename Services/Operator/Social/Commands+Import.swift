internal import FoundationEssentials
internal import JSON

extension Commands {
    static let importing: [Command] = [
        Command(
            "import", operands: ["FILE"],
            options: [
                .init("platform", "NAME", "network of rows that don't name one"),
                .init("overwrite", "replace what is known; otherwise only empty fields are filled"),
                .init("dry-run", "judge every row and change nothing"),
                .init("verdicts", "FILE", "save what became of each row as CSV"),
                .init("no-wait", "return when the file is handed over"),
            ],
            summary: "bring people in from CSV; a killed import resumes when repeated",
            examples: [
                "outreach import people.csv --dry-run --verdicts verdicts.csv", "outreach import people.csv",
                "outreach import Connections.csv --platform linkedin",
            ],
            run: importFile)
    ]

    private static func importFile(_ invocation: Invocation) async throws -> ExitCode {
        let terminal = invocation.terminal
        let caller = try Caller(invocation)
        let upload = try SocialPartUpload(path: invocation.operands[0])
        let options = SocialPartUpload.Options(
            overwrite: invocation.has("overwrite"), isDryRun: invocation.has("dry-run"),
            platform: invocation.value("platform"))
        let location = try await upload.send(options, caller, terminal)
        if invocation.has("no-wait") {
            terminal.result(terminal.json ? JSONValue.object(["job": .string(location)]).text : location)
            return .ok
        }
        let job = try await caller.job(location, terminal)
        if let file = invocation.value("verdicts") {
            let path = job["verdicts"]?.stringValue ?? location + "/verdicts"
            let bytes = try await caller.download(path)
            if file == "/dev/stdout" {
                try Terminal.write(bytes)
            } else {
                do { try Data(bytes).write(to: URL(filePath: file)) } catch { throw Failure("cannot write \(file)") }
            }
        }
        if !terminal.json { sayCounts(job, terminal) }
        return report(job, try await caller.call("GET", location + "/reasons").json, terminal)
    }

    private static func sayCounts(_ job: JSONValue, _ terminal: Terminal) {
        let counts = job["counts"]?.objectValue?.fields ?? []
        terminal.result(counts.map { "\($0.key) \(Table.plain($0.value))" }.joined(separator: ", "))
    }

    /// - Parameter reasons: why rows were not imported; all of them, in a pipe a line each.
    private static func report(_ job: JSONValue, _ reasons: JSONValue, _ terminal: Terminal) -> ExitCode {
        let counts = job["counts"]?.objectValue?.fields ?? []
        let items = reasons["items"]?.arrayValue ?? []
        if terminal.json {
            var result = job.objectValue ?? [:]
            result["reasons"] = .array(items)
            terminal.result(.object(result))
        } else {
            sayReasons(items, terminal)
        }
        if job["status"]?.stringValue == "failed" {
            terminal.remark("the import failed: \(Table.plain(job["error_message"] ?? job["error"]))")
            return .failed
        }
        return counts.contains { $0.key == "invalid" && ($0.value.intValue ?? 0) > 0 } ? .partlyFailed : .ok
    }

    /// Why rows of a file were not imported: all of them, in a pipe a line each.
    static func sayReasons(_ reasons: [JSONValue], _ terminal: Terminal) {
        guard !reasons.isEmpty else { return }
        terminal.result(
            Table(columns: [
                .init("COUNT", field: "count"), .init("VERDICT", field: "verdict"), .init("REASON", field: "reason"),
                .init("ROWS, SUCH AS", field: "rows"),
            ]).render(reasons, width: terminal.width))
    }
}
