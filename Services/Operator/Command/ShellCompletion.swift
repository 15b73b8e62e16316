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
                for ((i = 1; i < COMP_CWORD; i++)); do
                    case "|\(known)|" in
                    *"|$key${key:+ }${COMP_WORDS[i]}|"*) key="$key${key:+ }${COMP_WORDS[i]}" ;;
                    *) break ;;
                    esac
                done
                case "$key $previous" in
            \(choices(commands))    esac
                if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$word")); return; fi
                case "$key" in
                "") words="\(nouns) --help --version" ;;
            \(cases)    esac
                COMPREPLY=($(compgen -W "$words" -- "$word"))
                [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$word"))
            }
            complete -o filenames -F _outreach outreach

            """
    }

    /// By command and option: an option of this name has other values elsewhere. One that takes any value offers files, as a shell does.
    private static func choices(_ commands: [Command]) -> String {
        commands.sorted { $0.words.joined(separator: " ") < $1.words.joined(separator: " ") }.flatMap { command in
            (command.options + Command.sharedOptions).filter { $0.value != nil }.map { option in
                let then =
                    option.choices.isEmpty
                    ? "COMPREPLY=($(compgen -f -- \"$word\")); return"
                    : "words=\"\(option.choices.joined(separator: " "))\""
                return "    \"\(command.words.joined(separator: " ")) --\(option.name)\") \(then) ;;\n"
            }
        }.joined()
    }
}
