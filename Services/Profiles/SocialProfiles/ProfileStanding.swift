/// As much of a person as says why a change was not made.
struct ProfileStanding: Sendable {
    let version: Int64
    let hasSaidNo: Bool
}
