internal import Database
internal import Outbox
internal import Telemetry

extension Ledger {
    /// Something that is done with the actions of all products: where the tables of one turn out to be damaged, it is done once more without
    /// that one, and what waits of it says so.
    func besideDamaged<T>(_ body: () async throws -> T) async throws -> T {
        for _ in products.all {
            let began = ContinuousClock.now
            do {
                return try await body()
            } catch let error as DatabaseError where error.isOfMissingParts {
                let damaged = products.damage.noted(since: began)
                guard !damaged.isEmpty else { throw error }
                for one in damaged { await tell(one) }
            }
        }
        return try await body()
    }

    /// Something that is done for one product only: where its tables turn out to be damaged, what waits of it says so, too.
    func tellingDamage<T>(_ body: () async throws -> T) async throws -> T {
        let began = ContinuousClock.now
        do {
            return try await body()
        } catch let error as DatabaseError where error.isOfMissingParts {
            for one in products.damage.noted(since: began) { await tell(one) }
            throw error
        }
    }

    private func tell(_ damaged: ProductDamage.Noted) async {
        if damaged.isNew {
            outbox.log.error(
                "the tables of a product are damaged: nothing is sent for it until they are mended",
                ["product": .text(damaged.product), "error": .text("\(damaged.error)")])
        }
        do {
            try await outbox.database.withConnection { connection in
                try await QueueStore.hold(
                    of: damaged.product, for: ProductDamage.rest * 5, because: damaged.sentence, on: connection)
            }
        } catch {
            outbox.log.debug("what waits of it does not say so yet", ["error": .text("\(error)")])
        }
    }
}
