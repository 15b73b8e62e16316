import TestKit

/// One command of the README, with what the page shows behind it.
struct ReadmeStep: Sendable, CustomStringConvertible {
    /// As it is typed; several lines where it holds a text of its own (`cat > people.csv <<'CSV'`).
    let command: String
    let shown: [String]
    var description: String { command }

    private static let path = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 } + "/README.md"

    /// The commands of a page's part, in order. A block without prompts is one script that shows nothing.
    /// - Parameter section: heading of the second degree.
    static func all(in section: String) throws -> [ReadmeStep] {
        let page = TextFile.read(path) ?? ""
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let start = lines.firstIndex(of: section) else {
            throw StartedProgram.Failure(description: "the README has no part \(section)")
        }
        var (steps, block, language) = ([ReadmeStep](), [String](), String?.none)
        for line in lines[(start + 1)...].prefix(while: { !$0.hasPrefix("## ") }) {
            guard line.hasPrefix("```") else {
                if language != nil { block.append(line) }
                continue
            }
            if language == "sh" { steps.append(ReadmeStep(command: block.joined(separator: "\n"), shown: [])) }
            if language == "console" { steps += commands(block) }
            language = language == nil ? String(line.dropFirst(3)) : nil
            block = []
        }
        return steps
    }

    /// A prompt begins a command; a text that it is given (`<<'CSV'`) belongs to it, and the rest is what it shows.
    private static func commands(_ lines: [String]) -> [ReadmeStep] {
        var (steps, end) = ([ReadmeStep](), String?.none)
        for line in lines {
            if let last = steps.last, let word = end {
                steps[steps.count - 1] = ReadmeStep(command: last.command + "\n" + line, shown: [])
                if line == word { end = nil }
            } else if line.hasPrefix("$ ") {
                let command = String(line.dropFirst(2))
                steps.append(ReadmeStep(command: command, shown: []))
                end = command.split(separator: "<<'").dropFirst().first.map { String($0.prefix { $0 != "'" }) }
            } else if let last = steps.last {
                steps[steps.count - 1] = ReadmeStep(command: last.command, shown: last.shown + [line])
            }
        }
        return steps
    }

    /// A program that goes on until it is stopped.
    var isServer: Bool { words.hasSuffix("outreach up") || words.hasSuffix("practice up") }

    /// What later commands need of it: variables and functions of the shell.
    var isPreparation: Bool {
        let name = command.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return !name.isEmpty && ["=", "("].contains(command.dropFirst(name.count).first)
            || command.hasPrefix("export ")
    }

    /// It shows a refusal: the page says so by the command's own name in front.
    var isRefused: Bool { shown.first?.hasPrefix("outreach: ") == true }

    /// Without a remark at the end.
    private var words: String {
        let text = command.split(separator: " #").first.map(String.init) ?? command
        return String(text.reversed().drop { $0 == " " }.reversed())
    }
}
