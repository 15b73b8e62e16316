package import HTTPServer

/// What one call asks a list for, judged.
package struct ListingQuery: Sendable, Hashable {
    struct Value: Sendable, Hashable {
        let name: String
        let texts: [String]
    }

    /// In the order of the list's filters.
    let filters: [Value]
    /// Place in the list's sortings.
    let sort: Int
    let limit: Int?
    let after: [SortValue]?
    let isCounted: Bool

    /// - Parameter parameters: what the route's path names.
    init(_ query: QueryItems, _ parameters: [String: String], _ listing: Listing) throws(Problem) {
        let filters = listing.filters.compactMap { filter -> Value? in
            let name = filter.field.name
            var texts = filter.isInPath ? [parameters[name] ?? ""] : query.all(name)
            if texts.isEmpty, let standard = filter.standard { texts = [standard] }
            return texts.isEmpty ? nil : Value(name: name, texts: texts)
        }
        let word = query.first("sort")
        let sort = word.flatMap { word in listing.sortings.firstIndex { $0.word == word } } ?? 0
        after = try query.first("cursor").map { text throws(Problem) in
            try listing.place(text, sort: listing.sortings[sort], filters)
        }
        (self.filters, self.sort) = (filters, sort)
        limit = query.first("limit").flatMap { Int($0) }
        isCounted = query.first("count") == "true"
    }
}

extension Listing {
    /// What a program asks in the words of a query string, `status=open&limit=9`, which it writes itself: nothing judges them.
    /// - Throws: 400 for a cursor of another list, and for what is no query string.
    package func query(_ text: String = "") throws(Problem) -> ListingQuery {
        guard let items = QueryItems(decoding: text.utf8) else {
            throw ListingCursor.refusal("is not one this list gave.")
        }
        return try ListingQuery(items, [:], self)
    }

    /// The same by names and values.
    package func query(_ items: [(name: String, value: String)]) throws(Problem) -> ListingQuery {
        try ListingQuery(QueryItems(items: items), [:], self)
    }

    fileprivate func place(
        _ text: String, sort: Sorting, _ filters: [ListingQuery.Value]
    ) throws(Problem) -> [SortValue] {
        let values = try ListingCursor.values(
            in: text, list: name, sort: sort.word, filters: ListingCursor.mark(filters))
        let read = zip(values, sort.columns).compactMap { SortValue($0, $1) }
        guard values.count == sort.columns.count, read.count == values.count else {
            throw ListingCursor.refusal("is not one this list gave; start again without it.")
        }
        return read
    }
}
