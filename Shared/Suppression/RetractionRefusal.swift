internal import Database
internal import FoundationEssentials
package import Timekeeping

/// Why a "no" stays on the list.
package enum RetractionRefusal: Error, Equatable, Sendable {
    case unknown
    case retracted(at: Timestamp)
    /// The person, or somebody else, has said the same since.
    case saidAgain(at: Timestamp)
    /// It was read from as many replies, and each may have been read rightly.
    case readElsewhere(replies: Int64)
    /// Somebody else recorded it, or a machine, or it is from before such things were noted.
    case notYours
    case tooLate
}
