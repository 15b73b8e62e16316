internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// Where tables lie: in which cluster, on which timeline of it, and under which oid the ledger. Any of it changes when an older state
/// comes back, but for a copy of the files.
package struct Whereabouts: Sendable, Equatable {
    package var system: Int64
    package var timeline: Int32
    package var ledger: Int64
}
