/// How an older life of the database came back, as far as it can be told.
package enum QuarantineCause: String, Sendable, CaseIterable {
    /// The tables say that they lie in another cluster: a dump was read back there.
    case cluster
    /// The same cluster, other tables: a dump was read back into it, or a part of one; or a copy of the database took its place.
    case tables
    /// The cluster went back to a point in time, or a standby was promoted while nobody lived who knows what was done last.
    case timeline
    /// More was done than these tables know: a copy of the files, a snapshot, or a standby that lacked the last of it.
    case mark
    /// A dump of a version that kept no record of its life.
    case dump
    /// Somebody said so.
    case byHand = "by_hand"

    /// For the operator, as the beginning of a sentence.
    var sentence: String {
        switch self {
        case .cluster: "The database was restored into another PostgreSQL"
        case .tables: "The database was restored from a dump"
        case .timeline: "PostgreSQL was put back to an earlier point in time, or another server took its place"
        case .mark: "The database is older than what was last done with it"
        case .dump: "The database was restored from a dump of an earlier version"
        case .byHand: "Somebody put the database back to an older state"
        }
    }
}
