internal import HTTPServer
internal import JSON
internal import Suppression
internal import Timekeeping

/// How callers name a person, and how an entry of the list is shown.
enum SuppressionBody {
    private static let names: [Shape.Field] = [
        .optional("platform", .platform, "What username and id belong to."),
        .optional("username", .string(min: 1, max: 255)), .optional("platform_user_id", .string(min: 1, max: 255)),
        .optional("profile_url", .string(min: 1, max: 2000)),
        .optional("email", .string(min: 3, max: 1000), "As it comes: `mailto:`, brackets and quotes are read."),
        .optional("phone", .string(min: 3, max: 40)),
        .optional("profile_id", .uuid, "A known person, by every identifier."),
    ]
    static let naming = Shape.ruled(names, rules)
    static let recording = Shape.ruled(
        names + [.optional("reason", .string(min: 1, max: 500), "What they said.")], rules)

    private static let rules: [Shape.Rule] = [
        .some(
            of: [["username"], ["platform_user_id"], ["profile_url"], ["email"], ["phone"], ["profile_id"]],
            as: forms, "Name the person by username, platform_user_id, profile_url, email, phone or profile_id."),
        .needs("username", anyOf: ["platform", "profile_id"], networkNeeded),
        .needs("platform_user_id", anyOf: ["platform", "profile_id"], networkNeeded),
    ]
    private static let networkNeeded = "A username or id means nothing without its network."

    /// How what surely names somebody is written: with a letter or a digit, as an address on a host, with `@`, with six digits.
    private static let forms = [
        "username": visible, "platform_user_id": visible,
        "profile_url": #"^([A-Za-z]+://)?[A-Za-z0-9][^\s/?#.:\u0000]*\.[A-Za-z0-9][^:\u0000]*$"#,
        "email":
            #"^[^@\u0000]*[A-Za-z0-9]@[A-Za-z0-9]+(\.[A-Za-z0-9]+)*([\s!-,/:-?\[-`{-~][^\u0000]*)?$"#,
        "phone": "^" + noDigit
            + "(0\(noDigit)0(\(noDigit)[0-9]){2}|0\(noDigit)[1-9]|[1-9]\(noDigit)[0-9])(\(noDigit)[0-9]){4}"
            + #"[^\u0000]*$"#,
    ]
    /// Of most scripts.
    private static let visible =
        #"^[^\u0000]*[A-Za-z0-9\u00C0-\u024F\u0391-\u03FF\u0410-\u044F\u05D0-\u05EA\u0621-\u064A\u3041-\u3096\u4E00-\u9FA5\uAC00-\uD7A3][^\u0000]*$"#
    private static let noDigit = #"[^0-9\u0000]*"#

    /// What each name has to be, for whoever gave another.
    private static let meanings = [
        "username": "a name on its network", "platform_user_id": "a network's id",
        "profile_url": "the address of a profile",
        "email": "an e-mail address", "phone": "a telephone number, which has six digits or more",
    ]

    /// Everything that was given, and none of it can be read.
    static func nobodyNamed(_ body: JSONValue) -> Problem {
        let given = meanings.sorted { $0.key < $1.key }.filter { body[$0.key] != nil }
        guard !given.isEmpty else {
            return .validation([FieldError("/profile_id", "choice", "is of somebody by whom nothing is known")])
        }
        return .validation(
            given.map { name, meaning in FieldError("/\(name)", "format", "cannot be read as \(meaning)") })
    }

    static func identifiers(_ body: JSONValue) -> Identifiers {
        Identifiers(
            platform: body["platform"]?.stringValue, username: body["username"]?.stringValue,
            platformUserID: body["platform_user_id"]?.stringValue, profileURL: body["profile_url"]?.stringValue,
            email: body["email"]?.stringValue, phone: body["phone"]?.stringValue)
    }
}

extension Problem {
    init(_ refusal: RetractionRefusal) {
        switch refusal {
        case .unknown: self = .notFound("There is no such entry on the list.")
        case .retracted(let at):
            self = .conflict("already-retracted", "This no was taken back at \(at.iso8601) already.")
        case .saidAgain(let at):
            self = .conflict(
                "said-again", "The same no was said once more, at \(at.iso8601), by somebody else; it stays.")
        case .readElsewhere(let replies):
            self = .conflict(
                "said-again",
                "It was read from \(replies) replies. Decide each that is none (POST …/replies/{id}/decision), or say every_reply if none of them is."
            )
        case .notYours:
            self = .conflict(
                "not-yours",
                "A no can be taken back by who recorded it, or by anybody who reviews if it was read from a reply. This one is neither."
            )
        case .tooLate:
            let minutes = SuppressionList.retractionMinutes
            self = .conflict("too-late", "A no can be taken back for \(minutes) minutes only.")
        }
    }
}
