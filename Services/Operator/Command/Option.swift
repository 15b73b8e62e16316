extension Command {
    /// Something that may stand behind a command's words.
    struct Option: Sendable {
        let name: String
        /// What stands after the name in help; `nil` for a switch.
        let value: String?
        let help: String
        /// Values offered by completion, and the only ones taken when there are any.
        let choices: [String]
        /// Names of before: taken as this one, and told to nobody.
        private(set) var former: [String] = []
        /// Members of a body, or parameters of a query, that it fills and that are not called as it is. The first is the one that a builder
        /// fills.
        private(set) var members: [String] = []
        private(set) var isNeeded = false
        private(set) var isNumber = false

        init(_ name: String, _ value: String, choices: [String] = [], _ help: String) {
            (self.name, self.value, self.choices, self.help) = (name, value, choices, help)
        }

        /// A switch.
        init(_ name: String, _ help: String) { (self.name, value, choices, self.help) = (name, nil, [], help) }

        /// The name of a network, in commands that called it `--network` before.
        static func platform(_ help: String, choices: [String] = []) -> Option {
            Option("platform", "NAME", choices: choices, help).formerly("network")
        }

        func formerly(_ names: String...) -> Option { changed { $0.former += names } }

        func filling(_ members: String...) -> Option { changed { $0.members += members } }

        /// The same, without which the command is not run and says what is missing; help says so as well.
        var needed: Option { changed { $0.isNeeded = true } }

        /// The same, sent as a number.
        var counting: Option { changed { $0.isNumber = true } }

        func isCalled(_ word: String) -> Bool { name == word || former.contains(word) }

        /// The member that it fills.
        var member: String { members.first ?? name.replacing("-", with: "_") }

        private func changed(_ change: (inout Option) -> Void) -> Option {
            var copy = self
            change(&copy)
            return copy
        }
    }
}
