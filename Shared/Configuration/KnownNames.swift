internal import Products
internal import Synchronization

/// The one list of variables. Every process accepts all of them and refuses any other name that starts with `OUTREACH_`,
/// so a typing error never silently means "default".
package enum KnownNames {
    package static let all: [KnownName] =
        installation + database + outbox + language + containers + adapters + platforms + closed()

    /// `nil` once somebody has read the list.
    private static let added = Mutex<[KnownName]?>([])

    /// Names that only one executable has, before it reads its settings.
    package static func add(_ names: [KnownName]) {
        added.withLock { known in
            precondition(known != nil, "names are added before anybody reads which there are")
            known?.append(contentsOf: names)
        }
    }

    private static func closed() -> [KnownName] {
        added.withLock { known in
            defer { known = nil }
            return known ?? []
        }
    }

    package static func named(_ name: String) -> KnownName? { byName[name] }

    static let prefix = "OUTREACH_"
    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    private static let installation: [KnownName] = [
        KnownName(
            "OUTREACH_PORT", .port, .text("8080"), doc: "Port of the gateway; the services listen on the next four."),
        KnownName(
            "OUTREACH_HOME", .text, .text(".outreach"), doc: "Directory of everything that must survive a restart."),
        KnownName(
            "OUTREACH_STATE", .text,
            doc: "Directory outside the home and the database, by which an older copy of them is recognised."),
        KnownName(
            "OUTREACH_PRODUCTS", .list(Product.all.map(\.name)), .text(Product.all.map(\.name).joined(separator: ",")),
            doc:
                "Products that are switched on; `none` for the platform alone. The others keep their tables and do nothing."
        ),
        KnownName(
            "OUTREACH_BIND_ADDRESS", .text, .text("127.0.0.1"),
            doc: "Address a process listens on. Under `outreach up` the gateway's; the services stay on loopback then."),
        KnownName(
            "OUTREACH_DISCOVERY_PORT", .port, .above("OUTREACH_PORT", by: 1), doc: "Port of the discovery service."),
        KnownName(
            "OUTREACH_PROFILES_PORT", .port, .above("OUTREACH_PORT", by: 2), doc: "Port of the profiles service."),
        KnownName(
            "OUTREACH_MESSAGING_PORT", .port, .above("OUTREACH_PORT", by: 3), doc: "Port of the messaging service."),
        KnownName(
            "OUTREACH_SCHEDULING_PORT", .port, .above("OUTREACH_PORT", by: 4), doc: "Port of the scheduling service."),
        KnownName(
            "OUTREACH_PRACTICE_PORT", .port, .above("OUTREACH_PORT", by: 10), doc: "Port of the practice networks."),
        KnownName(
            "OUTREACH_API_KEY", .text, isSecret: true,
            doc: "Key with which the outreach command calls the API; without it the admin key in the home."),
        KnownName(
            "OUTREACH_LOG_LEVEL",
            .choices(["debug", "info", "warning", "error"], per: Product.all.map(\.name)), .text("info"),
            doc:
                "Least severe line that is written; for one product otherwise, as in `info,social=debug`. What `outreach up` says of itself always comes."
        ),
        KnownName(
            "OUTREACH_LOG_FORMAT", .choice(["auto", "json", "text"]), .text("auto"),
            doc: "Form of the log lines; auto is text on a terminal and JSON otherwise."),
        KnownName(
            "OUTREACH_JUDGE_ANSWERS", .boolean, .text("false"),
            doc: "For tests: an answer that is not as its route's shape says becomes a 500 `answer-shape`."),
        KnownName(
            "OUTREACH_DRAIN_SECONDS", .seconds(0...300), .text("8"),
            doc: "Longest wait for work in flight when a process is asked to stop."),
        KnownName(
            "OUTREACH_BACKUP_PASSPHRASE", .text, isSecret: true,
            doc: "Passphrase with which outreach backup and outreach restore seal and open; asked for on a terminal."),
        KnownName(
            "OUTREACH_SUPPRESSION_KEY", .key(bytes: 32), isSecret: true,
            doc: "Key of the suppression hashes; made at first start and never changed afterwards."),
    ]

    private static let database: [KnownName] = [
        KnownName(
            "DATABASE_URL", .url(["postgres", "postgresql"]), isSecret: true,
            doc: "PostgreSQL 15 or newer; without it the embedded cluster is used."),
        KnownName(
            "OUTREACH_DATABASE_CONNECTIONS", .integer(2...200), .text("8"),
            doc: "Most connections of one process's pool."),
        KnownName(
            "OUTREACH_DATABASE_POOLER", .boolean, .text("false"),
            doc: "True behind a transaction pooler: unnamed statements, and polling instead of LISTEN."),
        KnownName(
            "OUTREACH_TEST_DATABASE_URL", .url(["postgres", "postgresql"]), isSecret: true,
            doc: "Server on which the tests create their scratch databases."),
        KnownName(
            "OUTREACH_TEST_FSYNC", .choice(["on", "off"]), .text("off"),
            doc: "Whether the tests' throwaway cluster is durable; on for measuring."),
    ]

    private static let outbox: [KnownName] = [
        KnownName(
            "OUTREACH_OUTBOX_POLL_MILLISECONDS", .milliseconds(10...60_000), .text("1000"),
            doc: "Longest silence before the outbox is read anyway, in case a doorbell was lost."),
        KnownName(
            "OUTREACH_OUTBOX_LEASE_SECONDS", .seconds(2...60), .text("8"),
            doc: "How long a silent process keeps its shards before another takes them."),
        KnownName(
            "OUTREACH_FOLLOWUP_DELAY_SECONDS", .seconds(1...31_536_000), .text("345600"),
            doc: "Time from a sent message to its follow-up; the default is four days."),
    ]

    private static let language: [KnownName] = [
        KnownName(
            "OUTREACH_LLM_URL", .url(["http", "https"]),
            doc: "OpenAI-compatible server that writes drafts; without it templates do."),
        KnownName("OUTREACH_LLM_MODEL", .text, doc: "Name of the model on that server."),
        KnownName("OUTREACH_LLM_API_KEY", .text, isSecret: true, doc: "Bearer key of that server, if it wants one."),
        KnownName(
            "OUTREACH_LLM_TIMEOUT_SECONDS", .seconds(1...3600), .text("120"),
            doc: "Longest wait for one answer of the model."
        ),
    ]

    /// Read by compose.yml only; known to every process, so that an exported one stops nothing.
    private static let containers: [KnownName] = [
        KnownName(
            "OUTREACH_REPLICAS", .integer(1...50), .text("2"),
            doc: "Containers of each service that `compose.yml` starts; nothing else reads it."),
        KnownName(
            "OUTREACH_PUBLISH_ADDRESS", .text, .text("127.0.0.1"),
            doc: "Address of this machine on which `compose.yml` publishes `OUTREACH_PORT`; nothing else reads it."),
        KnownName(
            "OUTREACH_IMAGE", .text, .text("localhost/outreach:latest"),
            doc: "Image that `compose.yml` builds and starts; nothing else reads it."),
        KnownName(
            "OUTREACH_CONTAINER_USER", .text, .text("10001:10001"),
            doc: "User and group, by number, as whom the containers of `compose.yml` run; nothing else reads it."),
    ]

    private static let adapters: [KnownName] = [
        KnownName(
            "OUTREACH_ADAPTERS", .text, .text("linkedin,facebook,instagram,tiktok"),
            doc: "Networks to load, by name, separated by commas."),
        KnownName(
            "OUTREACH_ADAPTER_PATH", .text,
            doc: "Folders of adapters and their adapters.lock, separated by colons, in place of the programs' own."),
        KnownName(
            "OUTREACH_ADAPTER_URLS", .text,
            doc: "Other addresses of networks, such as facebook=http://127.0.0.1:8090/facebook, separated by commas."),
        KnownName(
            "OUTREACH_ACTION_LEASE_SECONDS", .seconds(3...600), .text("30"),
            doc:
                "How long a try may stay without an outcome before its process is taken for dead; calls get 9/20 of it."
        ),
        KnownName(
            "OUTREACH_SECRETS_KEY", .key(bytes: 32), isSecret: true,
            doc: "Key that seals credentials in the database; made at first start."),
    ]

    /// Seed 001 "Environment Variables": names are the seed's, so they carry no prefix.
    private static let platforms: [KnownName] = [
        KnownName("LINKEDIN_CLIENT_ID", .text, doc: "LinkedIn application."),
        KnownName("LINKEDIN_CLIENT_SECRET", .text, isSecret: true, doc: "LinkedIn application's secret."),
        KnownName("LINKEDIN_ACCESS_TOKEN", .text, isSecret: true, doc: "LinkedIn access token."),
        KnownName("INSTAGRAM_APP_ID", .text, doc: "Instagram application."),
        KnownName("INSTAGRAM_APP_SECRET", .text, isSecret: true, doc: "Instagram application's secret."),
        KnownName("INSTAGRAM_ACCESS_TOKEN", .text, isSecret: true, doc: "Instagram access token."),
        KnownName(
            "INSTAGRAM_VERIFY_TOKEN", .text, isSecret: true,
            doc: "Word that Instagram repeats when it asks whether a webhook is ours."),
        KnownName("TIKTOK_CLIENT_KEY", .text, doc: "TikTok application."),
        KnownName("TIKTOK_CLIENT_SECRET", .text, isSecret: true, doc: "TikTok application's secret."),
        KnownName("TIKTOK_ACCESS_TOKEN", .text, isSecret: true, doc: "TikTok access token."),
        KnownName("FACEBOOK_APP_ID", .text, doc: "Facebook application."),
        KnownName("FACEBOOK_APP_SECRET", .text, isSecret: true, doc: "Facebook application's secret."),
        KnownName("FACEBOOK_ACCESS_TOKEN", .text, isSecret: true, doc: "Facebook access token."),
        KnownName(
            "FACEBOOK_VERIFY_TOKEN", .text, isSecret: true,
            doc: "Word that Facebook repeats when it asks whether a webhook is ours."),
    ]
}
