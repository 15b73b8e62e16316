package import Products

/// A product's migrations, in order. Forward only: an applied file never changes, the next change is the next file.
package struct Line: Sendable {
    package let name: String
    /// Where the line keeps its ledger; dropping the schema forgets the line, and nothing else.
    let schema: String
    /// The ledger's table, with its schema.
    let ledger: String
    /// Under which name versions up to 0.2.0 had it.
    let formerLedger: String?
    /// A second schema, and the migration that makes it.
    let otherSchema: (name: String, maker: Int32)?
    let migrations: [Migration]
    /// What they make: a file of `Made` (``MadeThings``); empty for a line that only one executable has.
    let made: [UInt8]

    /// The line of a product, which has its name and lies in its schema.
    package init(of product: Product, _ migrations: [Migration], made: [UInt8] = []) {
        self.init(name: product.name, schema: product.schema, migrations: migrations, made: made)
    }

    /// The line as a program of that version had it.
    package func upTo(_ version: Int32) -> Line {
        Line(
            name: name, schema: schema, ledger: ledger.split(separator: ".").last.map(String.init),
            otherSchema: otherSchema, migrations: migrations.filter { $0.version <= version }, made: made)
    }

    package var versions: [Int32] { migrations.map(\.version) }

    init(
        name: String, schema: String, ledger: String? = nil, otherSchema: (name: String, maker: Int32)? = nil,
        migrations: [Migration], made: [UInt8] = []
    ) {
        (self.name, self.schema, self.otherSchema, self.migrations) = (name, schema, otherSchema, migrations)
        self.made = made
        let plain = "\(schema).migrations"
        self.ledger = ledger.map { "\(schema).\($0)" } ?? plain
        formerLedger = self.ledger == plain ? nil : plain
    }

    package static let all = [
        Line(
            name: "platform", schema: "platform", otherSchema: ("outbox", maker: 2),
            migrations: [
                Migration(1, "platform", PackageResources.m001_platform_sql),
                Migration(2, "outbox", PackageResources.m002_outbox_sql),
                Migration(3, "actions", PackageResources.m003_actions_sql),
                Migration(4, "accounts", PackageResources.m004_accounts_sql),
                Migration(5, "calls", PackageResources.m005_calls_sql),
                Migration(6, "life", PackageResources.m006_life_sql),
                Migration(7, "quarantine", PackageResources.m007_quarantine_sql),
                Migration(8, "one_ledger", PackageResources.m008_one_ledger_sql),
                Migration(9, "hands", PackageResources.m009_hands_sql),
                Migration(10, "noes", PackageResources.m010_noes_sql),
                Migration(11, "health", PackageResources.m011_health_sql),
                Migration(12, "inbound", PackageResources.m012_inbound_sql),
                Migration(13, "words", PackageResources.m013_words_sql),
                Migration(14, "places", PackageResources.m014_places_sql),
                Migration(15, "reading", PackageResources.m015_reading_sql),
                Migration(16, "era", PackageResources.m016_era_sql),
                Migration(17, "later", PackageResources.m017_later_sql),
                Migration(18, "networks", PackageResources.m018_networks_sql),
                Migration(19, "deliveries", PackageResources.m019_deliveries_sql),
                Migration(20, "timeline", PackageResources.m020_timeline_sql),
            ], made: PackageResources.platform_txt),
        Line(
            // R0.4: every table of Social Outreach carries its name.
            name: Product.social.name, schema: Product.social.schema, ledger: "social_migrations",
            migrations: [
                Migration(1, "social", PackageResources.m001_social_sql),
                Migration(2, "work", PackageResources.m002_work_sql),
                Migration(3, "facts", PackageResources.m003_facts_sql),
                Migration(4, "sending", PackageResources.m004_sending_sql),
                Migration(5, "contacts", PackageResources.m005_contacts_sql),
                Migration(6, "restored", PackageResources.m006_restored_sql),
                Migration(7, "hands", PackageResources.m007_hands_sql),
                Migration(8, "heard", PackageResources.m008_heard_sql),
                Migration(9, "noes", PackageResources.m009_noes_sql),
                Migration(10, "uploads", PackageResources.m010_uploads_sql),
                Migration(11, "reheard", PackageResources.m011_reheard_sql),
                Migration(12, "jobs", PackageResources.m012_jobs_sql),
                Migration(13, "approval", PackageResources.m013_approval_sql),
                Migration(14, "uploads", PackageResources.m014_uploads_sql),
            ], made: PackageResources.social_txt),
    ]
}

/// One file `mNNN_name.sql`.
package struct Migration: Sendable {
    let version: Int32
    let name: String
    let sql: [UInt8]

    package init(_ version: Int32, _ name: String, _ sql: [UInt8]) {
        (self.version, self.name, self.sql) = (version, name, sql)
    }
}
