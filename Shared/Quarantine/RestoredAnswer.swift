internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import Listing

/// A person's word about what waits in some groups, page after page, as far as one call's time reaches.
struct RestoredAnswer {
    let database: Database
    let products: [any RestoredProduct]
    let groups: [RestoredGroup]
    let word: RestoredWord
    let platform: String?
    let ids: [UUID]?
    /// Looked at after each page.
    let patience: Duration
    let request: Request

    /// What one call came to.
    struct Outcome {
        var settled = 0
        var failed: [(UUID, String)] = []
        /// Where the next call goes on; `nil`: there is nothing more.
        var next: String?
    }

    /// A group of a product, and the last item there that was answered for.
    private struct Place {
        var group: Int
        var product: Int
        /// A cursor of ``RestoredList``.
        var after: String?

        static let start = Place(group: 0, product: 0, after: nil)

        var text: String { "\(group).\(product)" + (after.map { "." + $0 } ?? "") }

        init(group: Int, product: Int, after: String?) {
            (self.group, self.product, self.after) = (group, product, after)
        }

        static let foreign = Problem.validation([
            FieldError("/cursor", "format", "cursor is not one this call gave; start again without it.")
        ])

        init(_ text: String, groups: Int, products: Int) throws(Problem) {
            let parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count >= 2, let group = Int(parts[0]), let product = Int(parts[1]),
                (0..<groups).contains(group), (0..<products).contains(product)
            else { throw Place.foreign }
            (self.group, self.product) = (group, product)
            after = parts.count == 3 ? String(parts[2]) : nil
        }
    }

    private static let chunk = 100

    /// What is settled is on no later page; what failed lies behind the cursor.
    /// - Parameter cursor: of the call before; `nil`: from the beginning.
    func go(from cursor: String?) async throws -> Outcome {
        let end = ContinuousClock.now + patience
        var outcome = Outcome()
        var place = try cursor.map { try Place($0, groups: groups.count, products: products.count) } ?? .start
        // Who names one means to have answered for it. Said once, by the first call.
        if cursor == nil { outcome.failed = try await unknown() }
        while place.group < groups.count {
            guard place.product < products.count else {
                place = Place(group: place.group + 1, product: 0, after: nil)
                continue
            }
            guard let last = try await page(place, &outcome) else {
                place = Place(group: place.group, product: place.product + 1, after: nil)
                continue
            }
            place.after = last
            guard ContinuousClock.now < end else {
                outcome.next = place.text
                return outcome
            }
        }
        return outcome
    }

    /// - Returns: the cursor behind its last item; `nil` when there was none.
    private func page(_ place: Place, _ outcome: inout Outcome) async throws -> String? {
        let product = products[place.product]
        let own = try await items(of: product)
        let listing = RestoredList.listing.from(try await source(place.group, product, ids: own))
        let query = try query(place.after)
        let rows = try await listing.rows(query, in: database).shown
        guard let last = rows.last else { return nil }
        let items = try rows.map { row throws(DatabaseError) in try RestoredItem(row) }
        let reasons = try await product.settle(items, word, by: request)
        outcome.settled += items.count - reasons.count
        outcome.failed += items.compactMap { item in reasons[item.id].map { (item.id, $0) } }
        return try listing.cursor(behind: last, query)
    }

    private func query(_ cursor: String?) throws -> ListingQuery {
        do {
            return try RestoredList.listing.query(
                "limit=\(RestoredAnswer.chunk)" + (cursor.map { "&cursor=\(PercentDecoding.encode($0))" } ?? ""))
        } catch {
            throw Place.foreign
        }
    }

    /// What of a group this call is about.
    private func source(_ group: Int, _ product: any RestoredProduct, ids: [UUID]?) async throws -> SQL {
        let all = try await database.withConnection {
            try await RestoredList.source(groups[group], [product], on: $0)
        }
        return """
            (SELECT * FROM \(sql: all) WHERE (\(platform)::text IS NULL OR h.platform = \(platform))
                AND (\(ids)::uuid[] IS NULL OR h.id = ANY(\(ids)))) h
            """
    }

    /// The ids that were asked for, by the product's own names.
    private func items(of product: any RestoredProduct) async throws -> [UUID]? {
        guard let ids else { return nil }
        let aliases = try await database.withConnection { try await product.items(knownAs: ids, on: $0) }
        return ids.map { aliases[$0] ?? $0 }
    }

    /// Ids by which nothing waits.
    private func unknown() async throws -> [(UUID, String)] {
        guard let ids else { return [] }
        var unknown = Set(ids)
        for product in products {
            let aliases = try await database.withConnection { try await product.items(knownAs: ids, on: $0) }
            let own = ids.map { aliases[$0] ?? $0 }
            for group in groups.indices {
                let source = try await source(group, product, ids: own)
                let found: [UUID] = try await database.query("SELECT h.id FROM \(sql: source)").values(of: "id")
                unknown = unknown.filter { !found.contains(aliases[$0] ?? $0) }
            }
        }
        let named = groups.map(\.rawValue).joined(separator: ", ")
        return unknown.sorted().map { ($0, "Nothing by this id waits in the group \(named).") }
    }
}
