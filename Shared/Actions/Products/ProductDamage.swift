internal import Database
internal import Synchronization

/// Products whose tables, or columns of them, were not there when they were asked: somebody changed them by hand. That is their trouble and
/// nobody else's: each rests for a moment, and is looked at again. In this process only.
final class ProductDamage: Sendable {
    /// One failed look, and no more, is what a damaged product costs in this time.
    static let rest = Duration.seconds(2)

    struct Noted: Sendable {
        let product: String
        let error: DatabaseError
        let at: ContinuousClock.Instant
        /// It was in order before.
        let isNew: Bool

        var sentence: String {
            "The tables of its product are damaged (\(error)): mend them, and it goes on by itself."
        }
    }

    private let all = Mutex<[String: Noted]>([:])

    func rests(_ product: String) -> Bool {
        all.withLock { $0[product].map { .now < $0.at + ProductDamage.rest } ?? false }
    }

    func noted(since moment: ContinuousClock.Instant) -> [Noted] {
        all.withLock { $0.values.filter { $0.at >= moment }.sorted { $0.product < $1.product } }
    }

    /// Asks a product something, and notes it when what it looks at is not there.
    func watch<T>(_ product: String, _ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch let error as DatabaseError where error.isOfMissingParts {
            all.withLock { all in
                let isNew = all[product].map { .now > $0.at + ProductDamage.rest * 5 } ?? true
                all[product] = Noted(product: product, error: error, at: .now, isNew: isNew)
            }
            throw error
        }
    }
}
