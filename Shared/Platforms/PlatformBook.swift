internal import AdapterWire
package import Addresses
package import Database
package import Lifecycle
internal import Synchronization
package import Telemetry

/// The networks that this installation knows people on, as a process sees them now: the delivered ones, and those in `platform.networks`.
///
/// What is remembered is read again every second, whatever became of the database meanwhile; without a database the last reading holds.
package final class PlatformBook: Sendable {
    private struct State {
        var book = AddressBook.delivered
        var rows: [NetworkRow] = []
    }
    private let state = Mutex(State())
    private let database: Database
    private let log: Log

    package init(database: Database, log: Log) { (self.database, self.log) = (database, log) }

    package var now: AddressBook { state.withLock { $0.book } }
    /// Values of columns `platform`.
    package var names: [String] { now.platforms }

    /// Reads the table; cheap when nothing has changed.
    package func refresh() async throws(DatabaseError) {
        let rows = try await NetworkRow.all(database)
        guard rows != state.withLock({ $0.rows }) else { return }
        let book = book(of: rows)
        state.withLock { $0 = State(book: book, rows: rows) }
        log.info("people are known on", ["platforms": .text(book.listed)])
    }

    /// Reads it every second.
    package var chore: Chore {
        Chore("reading the networks", every: .seconds(1)) { [self] in
            try await refresh()
            return .nothing
        }
    }

    /// Rules that cannot be read take nothing from the others.
    private func book(of rows: [NetworkRow]) -> AddressBook {
        var further: [PlatformRules] = []
        for row in rows {
            do {
                further.append(try row.people(row.current).rules)
            } catch {
                log.error(
                    "a network's rules cannot be read", ["platform": .text(row.platform), "error": .text("\(error)")])
            }
        }
        let depth = rows.map(\.before.count).max() ?? 0
        let before = (0..<depth).map { age in
            rows.compactMap { row in age < row.before.count ? try? row.people(row.before[age]).rules : nil }
        }
        return AddressBook(further, before: before)
    }
}
