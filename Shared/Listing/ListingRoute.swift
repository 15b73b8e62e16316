internal import Batching
package import Database
internal import EventLoop
package import HTTPServer

extension Listing {
    /// The whole route: parameters, answer, and what does it. Callers who ask the same at once share one query.
    /// - Parameter beside: members of a page that stand beside its rows.
    package func route(
        _ path: String, _ permission: Permission, _ summary: String, database: Database, beside: PageMembers? = nil
    ) -> Route {
        let pages = Coalescer<ListingQuery, ListingPage>(loop: database.loop) { try await page($0, in: database) }
        return route(path, permission, summary, beside) { request in
            let query = try ListingQuery(request.query, request.parameters, self)
            if ListingFormat(request) == .json {
                let page = try await pages.value(query)
                guard let beside else { return page.response(to: request) }
                return page.adding(try await beside.load(request)).response(to: request)
            }
            return try await file(query, request, in: database)
        }
    }

    /// A route of one's own for this list; `handler` ends with ``answer(_:in:)`` of this list, or of it ``from(_:)`` other rows.
    package func route(
        _ path: String, _ permission: Permission, _ summary: String, _ handler: @escaping Handler
    ) -> Route {
        route(path, permission, summary, nil, handler)
    }

    private func route(
        _ path: String, _ permission: Permission, _ summary: String, _ beside: PageMembers?,
        _ handler: @escaping Handler
    ) -> Route {
        .get(
            path, permission, summary, query: query,
            answer: .json(answer(beside), "A page.").or(.file("text/csv", "All rows, for a spreadsheet.")).or(
                .lines(row, "All rows, an object on each line.")), handler)
    }

    /// What a call of this list's route gets.
    package func answer(_ request: Request, in database: Database) async throws -> Response {
        let query = try ListingQuery(request.query, request.parameters, self)
        if ListingFormat(request) == .json { return try await page(query, in: database).response(to: request) }
        return try await file(query, request, in: database)
    }

    private func file(_ query: ListingQuery, _ request: Request, in database: Database) async throws -> Response {
        guard !query.isCounted else {
            throw Problem.validation([FieldError("count", "choice", "count goes with pages; a file is all rows")])
        }
        return try await ListingExport(
            listing: self, query: query, format: ListingFormat(request), database: database
        ).response(to: request)
    }
}

extension ListingPage {
    fileprivate func response(to request: Request) -> Response {
        .json(200, bytes).linked(next: next, of: request)
    }
}
