/// What the calls use up: each act takes something with which nothing was done yet. Ids.
struct ContractStock {
    var drafts: [String] = []
    /// Of the shelter, each with what a yes to it is bound to.
    var letters: [(offer: String, approval: String)] = []
    /// Somebody was found, and nobody has decided anything about them.
    var people: [String] = []
    /// Somebody qualified, without a draft.
    var recipient = ""
}
