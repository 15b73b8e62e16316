package import Database
internal import EventLoop
package import HTTPServer

extension Listing {
    /// The whole route: parameters, answer, and what does it. Callers who ask the same at once share one query.
    package func route(_ path: String, _ permission: Permission, _ summary: String, database: Database) -> Route {
        let pages = Coalescer<ListingQuery, ListingPage>(loop: database.loop) { try await page($0, in: database) }
        return route(path, permission, summary) { request, query in
            guard let query else { return (database, nil) }
            return (database, try await pages.value(query))
        }
    }

    /// The same, where the caller decides what there is to see: each gets the database as which they may read.
    package func route(
        _ path: String, _ permission: Permission, _ summary: String,
        in database: @escaping @Sendable (Request) async throws -> Database
    ) -> Route {
        route(path, permission, summary) { request, query in
            let database = try await database(request)
            guard let query else { return (database, nil) }
            return (database, try await page(query, in: database))
        }
    }

    private func route(
        _ path: String, _ permission: Permission, _ summary: String,
        _ read: @escaping @Sendable (Request, ListingQuery?) async throws -> (Database, ListingPage?)
    ) -> Route {
        .get(
            path, permission, summary, query: query,
            answer: .json(answer, "A page.").or(.file("text/csv", "All rows, for a spreadsheet.")).or(
                .file("application/jsonl", "All rows, an object on each line."))
        ) { request in
            let query = try ListingQuery(request, self)
            let format = ListingFormat(request)
            if format == .json, let page = try await read(request, query).1 {
                return .json(200, page.bytes).linked(next: page.next, of: request)
            }
            guard !query.isCounted else {
                throw Problem.validation([FieldError("count", "choice", "count goes with pages; a file is all rows")])
            }
            return ListingExport(
                listing: self, query: query, format: format, database: try await read(request, nil).0
            ).response
        }
    }
}
