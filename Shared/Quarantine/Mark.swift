internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// How much had been done to people when somebody looked: a count per place, none of which ever falls. A copy outside the database that
/// is above it has seen a later life.
package struct Mark: Sendable, Equatable {
    /// Which quarantine it counts from.
    package var generation: Int64
    package var counts: [Int64]

    package init(generation: Int64, counts: [Int64]) { (self.generation, self.counts) = (generation, counts) }

    /// Whether `self` knows of something that `other` does not. Marks from before a quarantine say nothing about what came after it.
    package func isAbove(_ other: Mark) -> Bool {
        guard generation == other.generation else { return generation > other.generation }
        return zip(counts, other.counts).contains { $0 > $1 } || counts.count > other.counts.count
    }

    /// The later of both, place by place.
    package func joined(_ other: Mark) -> Mark {
        guard generation == other.generation else { return generation > other.generation ? self : other }
        guard counts.count == other.counts.count else { return counts.count > other.counts.count ? self : other }
        return Mark(generation: generation, counts: zip(counts, other.counts).map(max))
    }

    /// The place of every no.
    var noes: Int64 { counts.last ?? 0 }
}
