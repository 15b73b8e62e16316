package import Database
package import HTTPServer
package import Lifecycle
package import Outbox
package import Telemetry

/// One kind of file, as a product's module brings it: its routes, and who reads what came in.
package struct Importer: Sendable {
    package let routes: [Route]
    package let chores: [Chore]

    /// - Parameters:
    ///   - judged: types of the events that bring verdicts.
    ///   - database: of the requests' loop.
    ///   - reading: where files are read; of a loop of its own where requests should not wait for it.
    package init(
        _ kind: some ImportKind, _ tables: ImportTables, judged: [String], database: Database, reading: Database? = nil,
        outbox: Outbox, log: Log
    ) {
        let worker = ImportWorker(kind, tables, database: reading ?? database, outbox: outbox, log: log)
        let api = ImportsAPI(tables, database: database, outbox: outbox, judged: judged) { worker.ring() }
        (routes, chores) = (api.routes, [worker.chore, worker.upkeep, worker.givingUp])
    }
}
