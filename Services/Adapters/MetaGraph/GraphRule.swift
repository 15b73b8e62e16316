internal import AdapterWire

/// One row of Meta's table of errors (Graph API "Handling errors", Messenger Platform "Error codes").
struct GraphRule: Sendable {
    let codes: ClosedRange<Int>
    /// Any of these; empty when the code alone decides.
    let subcodes: Set<Int>
    /// What the network's own text has to name, where one code means several things.
    let naming: String?
    let failure: AdapterFailure.Code
    /// For the operator; `$` stands for the network's name.
    let reason: String
    /// Meta says so of its own faults too: with a 5xx or a 200 it proves nothing.
    let isDoubtful: Bool

    init(
        _ codes: ClosedRange<Int>, subcodes: Set<Int> = [], naming: String? = nil,
        _ failure: AdapterFailure.Code, _ reason: String, isDoubtful: Bool = false
    ) {
        (self.codes, self.subcodes, self.naming) = (codes, subcodes, naming)
        (self.failure, self.reason, self.isDoubtful) = (failure, reason, isDoubtful)
    }

    init(
        _ code: Int, subcodes: Set<Int> = [], naming: String? = nil,
        _ failure: AdapterFailure.Code, _ reason: String, isDoubtful: Bool = false
    ) {
        self.init(code...code, subcodes: subcodes, naming: naming, failure, reason, isDoubtful: isDoubtful)
    }

    func matches(_ error: GraphError) -> Bool {
        guard codes.contains(error.code), subcodes.isEmpty || subcodes.contains(error.subcode) else { return false }
        return naming.map { error.message.contains($0) } ?? true
    }

    /// The first row that matches wins: those that look at more than the code stand before those that do not.
    static let all: [GraphRule] = {
        let rows = people + tokens + pauses + blocks + contents + refusals
        return rows.filter(\.isSpecial) + rows.filter { !$0.isSpecial }
    }()

    private var isSpecial: Bool { !subcodes.isEmpty || naming != nil }

    private static let anyCode = Int.min...Int.max

    private static let pauses = [
        GraphRule(4, .rateLimited, "$ asks for a pause: the app's limit is used up."),
        GraphRule(17, .rateLimited, "$ asks for a pause: the user's limit is used up."),
        GraphRule(32, .rateLimited, "$ asks for a pause: the page's limit is used up."),
        GraphRule(613, .rateLimited, "$ asks for a pause: too many calls in a short time."),
        GraphRule(80_000...80_014, .rateLimited, "$ asks for a pause: the business's limit is used up."),
        GraphRule(anyCode, subcodes: [1_390_008, 2_207_042], .rateLimited, "$ asks for a pause: too many posts."),
        GraphRule(1, .temporary, "$ has a fault of its own.", isDoubtful: true),
        GraphRule(2, .temporary, "$ is down for the moment.", isDoubtful: true),
        GraphRule(1200, .temporary, "$ could not send for the moment.", isDoubtful: true),
        GraphRule(
            anyCode, subcodes: [1_363_047, 1_609_010], .temporary, "$ has a fault of its own.", isDoubtful: true),
    ]

    private static let tokens = [
        GraphRule(
            190, subcodes: [458], .invalidCredentials,
            "The app was removed from the $ account: connect it again, new token."),
        GraphRule(190, subcodes: [460], .invalidCredentials, "The $ password was changed: get a new access token."),
        GraphRule(190, subcodes: [463], .invalidCredentials, "The $ access token has expired: get a new one."),
        GraphRule(190, subcodes: [467], .invalidCredentials, "The $ access token is no longer valid: get a new one."),
        GraphRule(190, .invalidCredentials, "$ does not take the access token: get a new one."),
        GraphRule(102, .invalidCredentials, "$ does not take the access token: get a new one."),
        GraphRule(
            100, naming: "appsecret_proof", .invalidCredentials,
            "The app secret does not belong to the $ access token: check both."),
    ]

    private static let blocks = [
        GraphRule(9, .accountBlocked, "$ stopped the account: it did too much too fast. Rest for hours."),
        GraphRule(368, .accountBlocked, "$ stopped the account for its policies. Look at the account there."),
        GraphRule(
            anyCode, subcodes: [1_404_006, 4_854_002], .accountBlocked,
            "$ wants a security check: sign in there and do it."),
        GraphRule(
            anyCode, subcodes: [2_207_001, 2_207_050, 2_207_051], .accountBlocked,
            "$ restricts the account. Look at the account there."),
    ]

    private static let people = [
        GraphRule(
            10, subcodes: [2_018_278, 2_534_022], .outsideWindow,
            "The person's last message is more than 24 hours old; $ lets nobody write now."),
        GraphRule(100, subcodes: [2_018_001], .recipientUnreachable, "$ finds nobody with this id for this account."),
        GraphRule(
            100, subcodes: [33], .recipientUnreachable, "$ has no such person, or does not show them to this account."),
        GraphRule(
            200...299, subcodes: [1_545_041, 2_018_108], .recipientUnreachable,
            "This person cannot get messages from us on $."),
        GraphRule(
            551, subcodes: [1_545_041], .recipientUnreachable, "This person is not available on $: left, or blocked us."
        ),
        GraphRule(551, .recipientUnreachable, "This person is not available on $: left, or blocked us."),
        GraphRule(2_018_344, .recipientUnreachable, "$ cannot reach this person."),
        GraphRule(anyCode, subcodes: [2_018_344, 1_545_041], .recipientUnreachable, "$ cannot reach this person."),
    ]

    private static let contents = [
        GraphRule(100, naming: "message[text]", .contentRefused, "$ does not take this text: it is too long."),
        GraphRule(506, .contentRefused, "$ says that the same text was posted just before."),
        GraphRule(
            anyCode, subcodes: [1_346_003, 1_404_102], .contentRefused, "$ takes this text for abusive and refuses it."),
        GraphRule(anyCode, subcodes: [1_366_051], .contentRefused, "$ has these photos already."),
        GraphRule(
            anyCode, subcodes: [1_366_046], .contentRefused, "$ does not take the photo: over 4 MB, or its format."),
        GraphRule(anyCode, subcodes: [1_609_008], .contentRefused, "$ does not take a link of Facebook in a post."),
    ]

    private static let refusals = [
        GraphRule(anyCode, subcodes: [1_404_078], .notAvailable, "$ wants the page authorised for publishing first."),
        GraphRule(10, .notAvailable, "The $ app lacks a permission for this."),
        GraphRule(230, .notAvailable, "The $ token lacks the permission to send messages (pages_messaging)."),
        GraphRule(200...299, .notAvailable, "The $ token lacks a permission for this."),
        GraphRule(100, .configuration, "$ does not take the request: check the api_version and the app's settings."),
    ]
}
