internal import FoundationEssentials
internal import Glibc
internal import JSON

extension Commands {
    static let contracts = Command(
        "contracts",
        options: [.init("out", "DIR", "write outreach.ts into this folder instead of printing it")],
        summary: "TypeScript types of everything the API takes and answers",
        examples: ["outreach contracts --out web/src", "outreach contracts > outreach.ts"]
    ) { invocation in
        let siblings = try Siblings(
            settings: try Settings(invocation.environment), home: Home(environment: invocation.environment),
            databaseURL: nil, environment: invocation.environment)
        let document = try siblings.documents().joined()
        let text = TypeScriptFile(document: document).text
        guard let folder = invocation.value("out") else {
            invocation.terminal.json
                ? invocation.terminal.result(["contracts": .string(text)]) : Terminal.say(text)
            return .ok
        }
        let path = "\(folder)/outreach.ts"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw Failure("cannot write \(path)")
        }
        invocation.terminal.json
            ? invocation.terminal.result(["file": .string(path)]) : invocation.terminal.result(path)
        return .ok
    }
}
