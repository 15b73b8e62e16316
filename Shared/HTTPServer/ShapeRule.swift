internal import JSON

extension Shape {
    /// How members of one object depend on each other. A rule says its mind in a sentence of its own.
    package struct Rule: Sendable {
        private enum Kind: Sendable {
            case some(of: [[String]], as: [String: String])
            case notTogether([String])
            case needs(String, anyOf: [String])
            case only(String, [String], where: String, [String])
            case none([String], where: String, [String])
        }

        private let kind: Kind
        /// The member that the error points at; the object itself when empty.
        let member: String
        let code: String
        let message: String

        /// All members of at least one of the groups must be there.
        /// - Parameter forms: expressions of ECMA-262 for members of which at least one must be understood. What fits surely is; what
        ///   else is, only the handler can say.
        package static func some(
            of groups: [[String]], as forms: [String: String] = [:], code: String = "required", _ message: String
        ) -> Rule {
            Rule(kind: .some(of: groups, as: forms), member: "", code: code, message: message)
        }

        /// These exclude each other.
        package static func notTogether(_ members: [String], at member: String = "", _ message: String) -> Rule {
            Rule(kind: .notTogether(members), member: member, code: "choice", message: message)
        }

        /// A member that means nothing unless one of the others is there; the error points at the first of them.
        package static func needs(_ member: String, anyOf others: [String], _ message: String) -> Rule {
            Rule(kind: .needs(member, anyOf: others), member: others.first ?? "", code: "required", message: message)
        }

        /// Where `other` is one of these words, `member` can only be one of those.
        package static func only(
            _ member: String, _ words: [String], where other: String, is others: [String], _ message: String
        ) -> Rule {
            Rule(kind: .only(member, words, where: other, others), member: member, code: "choice", message: message)
        }

        /// Where `other` is one of these words, the members have no place; the error points at `blamed`.
        package static func none(
            of members: [String], where other: String, is others: [String], at blamed: String, _ message: String
        ) -> Rule {
            Rule(kind: .none(members, where: other, others), member: blamed, code: "choice", message: message)
        }

        func isKept(by object: JSONObject) -> Bool {
            switch kind {
            case .some(let groups, _): groups.contains { $0.allSatisfy { object[$0] != nil } }
            case .notTogether(let members): !members.allSatisfy { object[$0] != nil }
            case .needs(let member, let others): object[member] == nil || others.contains { object[$0] != nil }
            case .only(let member, let words, let other, let others):
                !Rule.holds(object, other, others) || Rule.holds(object, member, words)
            case .none(let members, let other, let others):
                !Rule.holds(object, other, others) || members.allSatisfy { object[$0] == nil }
            }
        }

        /// The same in JSON Schema.
        var schema: JSONValue {
            switch kind {
            case .some(let groups, let forms): ["anyOf": .array(groups.map { Rule.required($0, as: forms) })]
            case .notTogether(let members): ["not": Rule.required(members)]
            case .needs(let member, let others):
                ["anyOf": .array([["not": Rule.required([member])]] + others.map { Rule.required([$0]) })]
            case .only(let member, let words, let other, let others):
                ["anyOf": [Rule.words(other, others, isNot: true), Rule.words(member, words)]]
            case .none(let members, let other, let others):
                [
                    "anyOf": [
                        Rule.words(other, others, isNot: true),
                        ["not": ["anyOf": .array(members.map { Rule.required([$0]) })]],
                    ]
                ]
            }
        }

        private static func holds(_ object: JSONObject, _ member: String, _ words: [String]) -> Bool {
            object[member]?.stringValue.map(words.contains) ?? false
        }

        private static func words(_ member: String, _ words: [String], isNot: Bool = false) -> JSONValue {
            let known: JSONValue = ["enum": .array(words.map(JSONValue.string))]
            return ["properties": .object(JSONObject([(key: member, value: isNot ? ["not": known] : known)]))]
        }

        private static func required(_ members: [String], as forms: [String: String] = [:]) -> JSONValue {
            var schema: JSONObject = ["required": .array(members.map(JSONValue.string))]
            let written = members.compactMap { member in
                forms[member].map { (key: member, value: ["pattern": .string($0)] as JSONValue) }
            }
            if !written.isEmpty { schema["properties"] = .object(JSONObject(written)) }
            return .object(schema)
        }
    }
}
