/// Why a credential can be neither stored nor used. Names the account's credential, never its value.
package enum CredentialFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The process has no `OUTREACH_SECRETS_KEY`.
    case noKey
    /// The key is not the one that the stored credentials were sealed with.
    case otherKey
    /// The row was changed, or moved here from another account or name.
    case damaged(name: String)

    package var description: String {
        switch self {
        case .noKey: "OUTREACH_SECRETS_KEY is not set: credentials can be neither stored nor used"
        case .otherKey:
            """
            OUTREACH_SECRETS_KEY is not the key that the stored credentials were sealed with; give back the old key, or \
            remove all credentials and set them again
            """
        case .damaged(let name):
            "the stored credential \(name) does not open: it was changed, or belongs to another account; set it again"
        }
    }
}
