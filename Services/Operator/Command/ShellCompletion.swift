/// The script for `eval "$(outreach completion bash)"`, written from the commands themselves.
enum ShellCompletion {
    static func bash(_ commands: [Command]) -> String {
        var next: [String: [String]] = [:]
        for command in commands {
            for depth in 1..<max(command.words.count, 2) where depth < command.words.count {
                let (key, word) = (command.words[..<depth].joined(separator: " "), command.words[depth])
                if next[key]?.contains(word) != true { next[key, default: []].append(word) }
            }
            let options = (command.options + Command.sharedOptions).map { "--\($0.name)" }
            next[command.words.joined(separator: " "), default: []] += options
        }
        let known = next.keys.sorted().joined(separator: "|")
        let cases = next.sorted { $0.key < $1.key }
            .map { "    \"\($0.key)\") words=\"\($0.value.joined(separator: " "))\" ;;\n" }.joined()
        let nouns = Set(commands.map { $0.words[0] }).sorted().joined(separator: " ")
        return """
            _outreach() {
                local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words="" key="" i
                case "$previous" in
            \(choices(commands))    esac
                if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$word")); return; fi
                for ((i = 1; i < COMP_CWORD; i++)); do
                    case "|\(known)|" in
                    *"|$key${key:+ }${COMP_WORDS[i]}|"*) key="$key${key:+ }${COMP_WORDS[i]}" ;;
                    *) break ;;
                    esac
                done
                case "$key" in
                "") words="\(nouns) --help --version" ;;
            \(cases)    esac
                COMPREPLY=($(compgen -W "$words" -- "$word"))
                [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$word"))
            }
            complete -o filenames -F _outreach outreach

            """
    }

    private static func choices(_ commands: [Command]) -> String {
        var byOption: [String: Set<String>] = [:]
        for option in commands.flatMap(\.options) where !option.choices.isEmpty {
            byOption[option.name, default: []].formUnion(option.choices)
        }
        return byOption.sorted { $0.key < $1.key }.map { name, values in
            "    --\(name)) words=\"\(values.sorted().joined(separator: " "))\" ;;\n"
        }.joined()
    }
}
