import Testing

/// One type per table speaks with it, in files of its name (house.md section 2): `KeyStore.swift`, `KeyStore+Listing.swift`.
@Suite struct StoreTests {
    /// Tables that more types name than one, and how many do; it only gets smaller.
    private static let allowance: [String: Int] = [
        "outbox.cursors": 6,
        "outbox.dead_letters": 3,
        "outbox.events": 9,
        "outbox.leases": 3,
        "outbox.life": 3,
        "outbox.parked": 5,
        "outbox.subscriptions": 3,
        "platform.accounts": 3,
        "platform.action_attempts": 6,
        "platform.actions": 16,
        "platform.credentials": 3,
        "platform.instances": 4,
        "platform.life": 3,
        "platform.limits": 4,
        "platform.operations": 2,
        "platform.pauses": 4,
        "platform.queues": 3,
        "platform.suppression_hashes": 7,
        "platform.suppression_key": 4,
        "platform.suppressions": 5,
        "social.social_doubles": 3,
        "social.social_draft_items": 6,
        "social.social_followup_timers": 3,
        "social.social_import_chunks": 3,
        "social.social_import_parts": 2,
        "social.social_imports": 3,
        "social.social_jobs": 2,
        "social.social_messages": 14,
        "social.social_noes": 3,
        "social.social_profile_counts": 2,
        "social.social_profiles": 10,
        "social.social_recipients": 13,
        "social.social_removed_replies": 2,
        "social.social_replies": 6,
        "social.social_surplus_replies": 2,
        "social.social_template_versions": 2,
        "social.social_templates": 3,
        "social.social_waiting_people": 2,
    ]

    @Test func aTableHasOneStore() throws {
        let tables = Set(try TableTests.tables().map(\.name))
        var stores: [String: Set<Substring>] = [:]
        for file in try Tree.swiftFiles("Services", "Shared")
        where !["Migrations", "Products"].contains(TableTests.room(of: file)) {
            let type = file.path.split(separator: "/").last!.prefix { $0 != "." && $0 != "+" }
            for line in file.lines where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                for schema in ["platform", "outbox", "social"] where line.contains("\(schema).") {
                    for found in line.ranges(of: "\(schema).") {
                        let name = line[found.upperBound...].prefix { $0.isLetter || $0 == "_" }
                        if tables.contains(String(name)) { stores["\(schema).\(name)", default: []].insert(type) }
                    }
                }
            }
        }
        let grown = stores.filter { $0.value.count > Self.allowance[$0.key] ?? 1 }
            .map { "\($0.key): \($0.value.sorted())" }.sorted()
        #expect(grown == [], "a table has one store")
    }
}
