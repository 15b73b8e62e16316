/// The script for `eval "$(outreach completion bash)"`, written from the commands themselves.
enum Completion {
    static func bash(_ commands: [Command]) -> String {
        var cases = ""
        for (noun, group) in Dictionary(grouping: commands, by: { $0.words[0] }).sorted(by: { $0.key < $1.key }) {
            let verbs = group.filter { $0.words.count == 2 }.map { $0.words[1] }
            if !verbs.isEmpty { cases += "    \"\(noun)\") words=\"\(verbs.joined(separator: " ")) --help\" ;;\n" }
            for command in group {
                let options = (command.options + Command.sharedOptions).map { "--\($0.name)" }
                cases +=
                    "    \"\(command.words.joined(separator: " "))\") words=\"\(options.joined(separator: " "))\" ;;\n"
            }
        }
        let nouns = Set(commands.map { $0.words[0] }).sorted().joined(separator: " ")
        return """
            _outreach() {
                local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words="" key="" i
                case "$previous" in
            \(choices(commands))    esac
                if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$word")); return; fi
                for ((i = 1; i < COMP_CWORD && i < 3; i++)); do
                    case "${COMP_WORDS[i]}" in -*) break ;; esac
                    key="$key${key:+ }${COMP_WORDS[i]}"
                done
                case "$key" in
                "") words="\(nouns) --help --version" ;;
            \(cases)    *)
                    case "${key%% *}" in
                    import) words="--platform --overwrite --dry-run --verdicts --json --help" ;;
                    esac ;;
                esac
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
