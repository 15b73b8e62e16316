package import Database
package import HTTPServer
internal import JSON

/// A list of rows: filters, orders, pages by keyset, a count, and the whole of it as a file. Each list is declared once; from that come its
/// statement, its query parameters, its answer and their shapes.
package struct Listing: Sendable {
    /// With its product in front: `social.profiles`. Part of every cursor, and the name of an exported file.
    package let name: String
    package let record: Record
    /// What stands behind FROM.
    private(set) var source: SQL
    /// `SELECT … FROM …`, worked out once.
    private var head: SQL
    /// What holds of every row of the list.
    let condition: SQL?
    let filters: [Filter]
    let sortings: [Sorting]
    /// Rows on a page when nobody says.
    let pageSize: Int
    let supplement: Supplement?

    /// - Parameters:
    ///   - orders: the first is the list's own; at least one.
    ///   - pageSize: more than 50 only for lists that callers take for whole.
    package init(
        _ name: String, _ record: Record, from source: SQL, where condition: SQL? = nil, filters: [Filter] = [],
        orders: [Order] = [Order(by: "created_at")], pageSize: Int = 50, supplement: Supplement? = nil
    ) {
        precondition(!orders.isEmpty, "\(name) has no order")
        (self.name, self.record, self.source, self.condition) = (name, record, source, condition)
        (self.filters, self.pageSize, self.supplement) = (filters, pageSize, supplement)
        head = "SELECT \(sql: record.selection) FROM \(sql: source)"
        sortings = orders.flatMap { order in order.words.map { Sorting($0.word, $0.direction, order, record) } }
        precondition(mostNames <= QueryItems.most, "\(name) takes more than a query may have")
    }

    /// Names of the query string when somebody says everything that may be said.
    private var mostNames: Int {
        query.reduce(0) { sum, field in
            if case .array(_, _, let max) = field.shape { sum + max } else { sum + 1 }
        }
    }

    /// The same list of other rows, which have the same columns.
    package func from(_ source: SQL) -> Listing {
        var copy = self
        copy.source = source
        copy.head = "SELECT \(sql: record.selection) FROM \(sql: source)"
        return copy
    }

    /// Most rows on one page.
    package static let mostOnPage = 200

    /// What a call may say. Other names are refused.
    package var query: [QueryField] {
        filters.filter { !$0.isInPath }.map(\.field) + [
            .optional(
                "sort", .choice(sortings.map(\.word)),
                "`\(sortings[0].word)` unless told; `-` is descending, NULL is least."),
            .optional("limit", .integer(1...Int64(Listing.mostOnPage)), "Rows on a page; \(pageSize) unless told."),
            ListingCursor.field,
            .optional("count", .boolean, "With `total`, how many rows there are by these filters."),
            .optional(
                "format", .choice(ListingFormat.allCases.map(\.rawValue)),
                "`csv` or `jsonl`: all rows as a file, from the cursor on if there is one; also by `Accept`."),
        ]
    }

    /// For routes whose pages come of several lists, or of a list and more.
    package static let cursor = ListingCursor.field

    /// Whether a page of this list ended there.
    package func gave(_ cursor: String) -> Bool { ListingCursor(cursor)?.list == name }

    /// What a page is.
    package var answer: Shape { answer(nil) }

    func answer(_ beside: PageMembers?) -> Shape {
        .page(
            row,
            (beside?.members ?? []) + [
                .optional("total", .count, "With `count=true`: rows by these filters."),
                .optional(
                    "total_is_exact", .boolean, "false: there are at least `total`, and counting on would take long."),
            ])
    }

    /// What one row is, in a page and on a line of a file.
    var row: Shape {
        supplement.map { .named(record.name, .object(record.fields + $0.members)) } ?? record.shape
    }

    func condition(_ query: ListingQuery) throws -> [SQL] {
        var parts = condition.map { [$0] } ?? []
        for value in query.filters {
            guard let filter = filters.first(where: { $0.field.name == value.name }) else { continue }
            parts.append(try filter.predicate(value.texts))
        }
        return parts
    }

    /// - Parameter after: the values of the last row before.
    func statement(_ query: ListingQuery, after: [SortValue]?, limit: Int) throws -> SQL {
        var parts = try condition(query)
        let sorting = sortings[query.sort]
        if let after { parts.append(sorting.behind(after)) }
        var statement = head
        Listing.add(parts, to: &statement)
        statement += sorting.clause
        statement += bound(limit, of: query)
        return statement
    }

    /// Where nothing is filtered, the size of pages that most ask for is part of the text: PostgreSQL takes a bound one for a tenth of all rows,
    /// and plans each page anew. Filters are rare or common words, and their pages are to be planned anew.
    private func bound(_ limit: Int, of query: ListingQuery) -> SQL {
        guard query.filters.isEmpty, [pageSize, Listing.mostOnPage].contains(limit - 1) else {
            return "\(Int64(limit))"
        }
        return SQL(stringLiteral: String(limit))
    }

    static func add(_ conditions: [SQL], to statement: inout SQL) {
        for (index, part) in conditions.enumerated() {
            statement += index == 0 ? " WHERE " : " AND "
            statement += part
        }
    }

    /// Where the list goes on behind a row.
    func place(behind row: Row, _ query: ListingQuery) throws(DatabaseError) -> [SortValue] {
        var values: [SortValue] = []
        for column in sortings[query.sort].columns {
            values.append(try SortValue(row, try row.rows.column(column.name), column))
        }
        return values
    }

    /// Where a page goes on behind this row.
    package func cursor(behind row: Row, _ query: ListingQuery) throws(DatabaseError) -> String {
        cursor(try place(behind: row, query), query)
    }

    func cursor(_ values: [SortValue], _ query: ListingQuery) -> String {
        ListingCursor(
            list: name, sort: sortings[query.sort].word, filters: ListingCursor.mark(query.filters),
            values: values.map(\.json)
        ).text
    }
}
