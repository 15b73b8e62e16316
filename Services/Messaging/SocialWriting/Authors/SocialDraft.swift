internal import FoundationEssentials

/// A text and what wrote it.
package struct SocialDraft: Sendable {
    let text: String
    /// `template` or the model's name.
    let writtenBy: String
    var templateID: UUID?
    var templateVersion: Int32?
}
