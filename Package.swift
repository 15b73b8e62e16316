// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors and concurrency is strict in every room.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

// Rooms without C and without pointers: there the compiler also refuses every unsafe construct.
let memorySafe: [SwiftSetting] = strict + [.strictMemorySafety()]

/// The four products live in one app and never import each other (R0.1-R0.15).
let products = ["Social", "Website", "Syndication", "Automation"]

/// A C library from Debian: a module map and a header, nothing else.
func clibrary(_ name: String, _ pkgConfig: String, _ package: String) -> Target {
    .systemLibrary(name: name, path: "Shared/C/\(name)", pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// A room: the folder's name is the module's name, and the list is everything it may import.
func room(_ path: String, _ imports: String..., settings: [SwiftSetting] = strict, resources: [Resource]? = nil)
    -> Target
{
    let name = String(path.split(separator: "/").last!)
    return .target(
        name: name, dependencies: imports.map { .byName(name: $0) }, path: path, resources: resources,
        swiftSettings: settings)
}

/// One of the product's processes: a main and its configuration.
func executable(
    _ name: String, _ path: String, _ imports: String..., exclude: [String] = [], resources: [Resource]? = nil
) -> Target {
    .executableTarget(
        name: name, dependencies: imports.map { .byName(name: $0) }, path: path, exclude: exclude,
        resources: resources, swiftSettings: strict)
}

/// A network: a shared library that only the header and JSON connect with the rest.
func adapter(_ name: String, _ imports: String...) -> Target {
    .target(
        name: "\(name)Adapter",
        dependencies: (["AdapterKit", "AdapterWire", "Addresses", "CAdapterABI", "JSON"] + imports).map {
            .byName(name: $0)
        },
        path: "Services/Adapters/\(name)Adapter", swiftSettings: strict)
}

/// `lib<platform>.so`, as `adapter-host` looks for it.
func adapterLibrary(_ platform: String, _ targets: String...) -> Product {
    .library(name: platform, type: .dynamic, targets: targets)
}

/// The last two are networks of the tests, one of them under the name of a real one.
let adapterLibraries = [
    adapterLibrary("linkedin", "LinkedInAdapter"), adapterLibrary("facebook", "FacebookAdapter"),
    adapterLibrary("instagram", "InstagramAdapter"), adapterLibrary("tiktok", "TikTokAdapter"),
    adapterLibrary("testnet", "TestnetAdapter"), adapterLibrary("tiktok_test", "TiktokTestAdapter"),
]

func tests(_ name: String, _ imports: String...) -> Target {
    .testTarget(
        name: name, dependencies: imports.map { .byName(name: $0) }, path: "Tests/\(name)",
        swiftSettings: strict)
}

let package = Package(
    name: "Outreach",
    platforms: [.macOS(.v15)],
    products: adapterLibraries,
    targets: [
        clibrary("CPostgres", "libpq", "libpq-dev"),
        clibrary("CEvent", "libevent", "libevent-dev"),
        clibrary("CCrypto", "libcrypto", "libssl-dev"),
        clibrary("CCurl", "libcurl", "libcurl4-openssl-dev"),
        clibrary("CSeccomp", "libseccomp", "libseccomp-dev"),
        .systemLibrary(name: "CProcess", path: "Shared/C/CProcess"),
        .systemLibrary(name: "CAdapterABI", path: "Shared/C/CAdapterABI"),

        room("Shared/JSON", "Timekeeping"),
        room("Shared/Timekeeping"),
        room("Shared/Addresses", settings: memorySafe),
        room("Shared/Delimited"),
        room("Shared/Products", settings: memorySafe),
        room("Shared/Configuration", "Products", settings: memorySafe),
        room("Shared/Telemetry", "JSON", "Timekeeping"),
        room("Shared/EventLoop", "CEvent"),
        room("Shared/Batching", "EventLoop"),
        room("Shared/Lifecycle", "CProcess", "EventLoop", "Telemetry"),
        room("Shared/Database", "CPostgres", "EventLoop", "Lifecycle", "Telemetry", "Timekeeping"),
        room(
            "Shared/Migrations", "Database", "EventLoop", "Products", "Timekeeping",
            resources: [.embedInCode("platform"), .embedInCode("social"), .embedInCode("Made")]),
        room("Shared/Outbox", "Database", "EventLoop", "JSON", "Lifecycle", "Telemetry", "Timekeeping"),
        room("Shared/HTTPServer", "CEvent", "EventLoop", "JSON", "Lifecycle", "Telemetry", "Timekeeping"),
        room(
            "Shared/Listing", "Batching", "Database", "Delimited", "EventLoop", "HTTPServer", "JSON", "Secrets",
            "Timekeeping"),
        room(
            "Shared/Importing", "Database", "Delimited", "EventLoop", "HTTPServer", "JSON", "Lifecycle", "Listing",
            "Outbox", "Telemetry", "Timekeeping"),
        room("Shared/Jobs", "Database", "EventLoop", "HTTPServer", "JSON", "Lifecycle", "Listing", "Timekeeping"),
        room("Shared/HTTPClient", "CCurl", "CEvent", "EventLoop", "Telemetry"),
        room("Shared/Secrets", "CCrypto", "JSON"),
        room("Shared/Archive", "JSON", "Secrets"),
        room("Shared/LanguageModel", "HTTPClient", "JSON", "Telemetry", "Timekeeping"),
        room("Shared/Texts", "AdapterWire", "JSON"),
        room(
            "Shared/Templates", "AdapterWire", "Database", "HTTPServer", "JSON", "Listing", "Statistics", "Telemetry",
            "Texts"),
        room("Shared/Authoring", "JSON", "LanguageModel", "Texts"),
        room("Shared/Phrases", settings: memorySafe),
        room("Shared/Statistics", "HTTPServer", "JSON"),
        room("Shared/Approval", "JSON", "Secrets"),
        room(
            "Shared/Identity", "Batching", "Database", "EventLoop", "HTTPServer", "JSON", "Listing", "Secrets",
            "Telemetry", "Timekeeping"),
        room(
            "Shared/Suppression", "Addresses", "Database", "JSON", "Outbox", "Secrets", "Timekeeping", "HTTPServer",
            "Listing"),
        room("Shared/PeopleFiles", "Addresses", "Database", "Delimited", "Importing", "JSON", "Outbox", "Suppression"),
        room(
            "Shared/Actions", "Database", "HTTPServer", "JSON", "Listing", "Outbox", "Secrets", "Telemetry",
            "Timekeeping"),
        room(
            "Shared/Quarantine", "Actions", "Database", "EventLoop", "HTTPServer", "JSON", "Lifecycle", "Listing",
            "Outbox", "Secrets", "Suppression", "Telemetry", "Timekeeping"),
        room(
            "Shared/Hands", "Actions", "Batching", "Database", "EventLoop", "HTTPServer", "JSON", "Listing", "Outbox",
            "Timekeeping"),
        room(
            "Shared/Timers", "Database", "HTTPServer", "JSON", "Lifecycle", "Listing", "Outbox", "Quarantine",
            "Timekeeping"),
        room("Shared/Gateway", settings: memorySafe),
        room("Shared/AdapterWire", "Addresses", "JSON"),
        room("Shared/Platforms", "AdapterWire", "Addresses", "Database", "EventLoop", "JSON", "Lifecycle", "Telemetry"),
        room("Shared/AdapterKit", "AdapterWire", "CAdapterABI", "JSON", "Timekeeping"),
        room(
            "Shared/Adapters", "AdapterWire", "Addresses", "CProcess", "Configuration", "EventLoop", "HTTPClient",
            "JSON", "Secrets", "Telemetry", "Timekeeping"),
        room(
            "Shared/Dispatch", "Actions", "AdapterWire", "Adapters", "Addresses", "Configuration", "Database",
            "EventLoop", "HTTPClient", "HTTPServer", "JSON", "Lifecycle", "Outbox", "Platforms", "Telemetry",
            "Timekeeping"),
        room(
            "Shared/Webhooks", "Actions", "AdapterWire", "Adapters", "Database", "Dispatch", "EventLoop", "HTTPServer",
            "JSON", "Listing", "Outbox", "Phrases", "Secrets", "Suppression", "Telemetry", "Timekeeping"),
        room("Shared/Contracts/SocialContract", "Addresses", "JSON", "Secrets", "Timekeeping"),
        room(
            "Shared/ServiceShell", "Actions", "AdapterWire", "Configuration", "Database", "EventLoop", "HTTPServer",
            "Identity", "Importing", "JSON", "Lifecycle", "Migrations", "Outbox", "Products", "Quarantine",
            "Suppression", "Telemetry", "Timekeeping"),
        room(
            "Shared/Acting", "Actions", "Configuration", "Database", "Dispatch", "EventLoop", "HTTPClient",
            "HTTPServer", "Lifecycle", "Outbox", "Platforms", "Quarantine", "ServiceShell", "Suppression", "Telemetry",
            "Webhooks"),
        room(
            "Services/Discovery/SocialDiscovery", "Database", "EventLoop", "HTTPServer", "Importing", "JSON", "Listing",
            "Outbox", "PeopleFiles", "Secrets", "SocialContract", "Suppression", "Telemetry", "Timekeeping"),
        room(
            "Services/Profiles/SocialProfiles", "Actions", "Addresses", "Batching", "Database", "EventLoop",
            "HTTPServer", "Importing", "JSON", "Jobs", "Lifecycle", "Outbox", "Quarantine", "Secrets", "SocialContract",
            "Suppression", "Telemetry", "Timekeeping", "Listing"),
        room(
            "Services/Profiles/PeopleDesk", "Addresses", "Database", "HTTPServer", "JSON", "Outbox", "Suppression",
            "Timekeeping", "Listing"),
        room(
            "Services/Messaging/SocialThreads", "Actions", "AdapterWire", "Approval", "Database", "Dispatch",
            "HTTPServer", "JSON", "Jobs", "Listing", "Outbox", "Quarantine", "Secrets", "SocialContract", "Statistics",
            "Suppression", "Telemetry", "Templates", "Timekeeping"),
        room(
            "Services/Messaging/SocialWriting", "Actions", "AdapterWire", "Addresses", "Authoring", "Database",
            "Dispatch", "EventLoop", "HTTPServer", "JSON", "Jobs", "LanguageModel", "Lifecycle", "Listing", "Outbox",
            "SocialContract", "SocialThreads", "Suppression", "Telemetry", "Templates", "Texts", "Timekeeping"),
        room(
            "Services/Messaging/SocialReplies", "Actions", "AdapterWire", "Database", "EventLoop", "HTTPServer", "JSON",
            "Jobs", "Lifecycle", "Listing", "Outbox", "Phrases", "Secrets", "SocialContract", "SocialThreads",
            "Suppression", "Telemetry", "Timekeeping"),
        room(
            "Services/Messaging/SocialMessages", "Actions", "AdapterWire", "Approval", "Batching", "Database",
            "Dispatch",
            "EventLoop", "HTTPServer", "Hands", "JSON", "Jobs", "Listing", "Outbox", "Quarantine", "Secrets",
            "SocialContract", "SocialReplies", "SocialThreads", "SocialWriting", "Suppression", "Telemetry", "Texts",
            "Timekeeping"),
        room(
            "Services/Scheduling/SocialFollowups", "Database", "EventLoop", "HTTPServer", "JSON", "Lifecycle",
            "Listing", "Outbox", "SocialContract", "Timekeeping", "Timers"),
        room(
            "Services/Scheduling/AccountsDesk", "Actions", "Database", "HTTPServer", "JSON", "Outbox", "Timekeeping",
            "Listing"),

        executable(
            "discovery", "Services/Discovery/DiscoveryService", "Configuration", "Database", "EventLoop", "Importing",
            "Platforms", "Products", "ServiceShell", "SocialContract", "SocialDiscovery", "Suppression"),
        executable(
            "profiles", "Services/Profiles/ProfilesService", "Platforms", "SocialContract", "PeopleDesk", "Products",
            "ServiceShell", "SocialProfiles", "Suppression", "Configuration", "EventLoop"),
        executable(
            "messaging", "Services/Messaging/MessagingService", "Acting", "Configuration", "Dispatch", "HTTPClient",
            "HTTPServer", "Hands", "Jobs", "LanguageModel", "Lifecycle", "Platforms", "Products", "ServiceShell",
            "SocialContract", "SocialMessages", "SocialReplies", "SocialThreads", "SocialWriting", "Templates"),
        executable(
            "scheduling", "Services/Scheduling/SchedulingService", "AccountsDesk", "Actions", "Products",
            "ServiceShell", "SocialFollowups", "Configuration", "EventLoop"),
        executable(
            "outreach", "Services/Operator", "AdapterWire", "Adapters", "Archive", "CProcess", "Configuration",
            "Database", "Delimited", "EventLoop", "Gateway", "HTTPClient", "HTTPServer", "Identity", "JSON",
            "Lifecycle", "Migrations", "Outbox", "Products", "Secrets", "Suppression", "Telemetry", "Texts",
            "Timekeeping",
            exclude: ["bootstrap.sh", "with-postgres.sh"], resources: [.embedInCode("Skeletons")]),
        executable(
            "practice", "Services/Practice", "Configuration", "EventLoop", "HTTPClient", "HTTPServer", "JSON",
            "Lifecycle", "Secrets", "Telemetry", "Timekeeping"),

        room("Services/Adapters/MetaGraph", "AdapterKit", "AdapterWire", "JSON", "Timekeeping"),
        adapter("LinkedIn"),
        adapter("Facebook", "MetaGraph"),
        adapter("Instagram", "MetaGraph"),
        adapter("TikTok"),
        executable("adapter-host", "Services/AdapterHost", "CAdapterABI", "CSeccomp"),

        executable("outbox-worker", "Tests/OutboxWorker", "Database", "EventLoop", "Lifecycle", "Outbox", "Telemetry"),
        executable("chaos-hand", "Tests/ChaosHand", "EventLoop", "HTTPClient", "JSON", "Lifecycle", "Telemetry"),
        executable("cage-bench", "Tests/CageBench", "Adapters", "AdapterWire", "EventLoop", "JSON", "Telemetry"),
        executable(
            "outbox-bench", "Tests/OutboxBench", "Database", "EventLoop", "JSON", "Lifecycle", "Migrations", "Outbox",
            "Telemetry", "Timekeeping"),
        executable(
            "ledger-bench", "Tests/LedgerBench", "Actions", "Database", "EventLoop", "JSON", "Migrations", "Outbox",
            "Telemetry"),
        room(
            "Tests/TestKit", "Database", "EventLoop", "HTTPServer", "JSON", "Listing", "Migrations", "Outbox",
            "Telemetry", "Timekeeping"),
        room(
            "Tests/Shelter", "Actions", "AdapterWire", "Approval", "Database", "Dispatch", "HTTPServer", "Hands",
            "Importing", "JSON", "Jobs", "Lifecycle", "Listing", "Migrations", "Outbox", "Products", "Quarantine",
            "Suppression", "Texts", "Timekeeping", "Timers", "Webhooks", resources: [.embedInCode("shelter")]),
        executable(
            "shelter", "Tests/ShelterService", "AccountsDesk", "Acting", "Actions", "Configuration", "Dispatch",
            "Hands", "Importing", "Jobs", "Lifecycle", "PeopleDesk", "Products", "ServiceShell", "Shelter",
            "Suppression"),
        tests(
            "SharedTests", "TestKit", "AdapterWire", "Addresses", "Archive", "Authoring", "Batching", "Importing",
            "Timers", "Outbox", "JSON", "Timekeeping", "Delimited", "Configuration", "Telemetry", "Texts", "EventLoop",
            "Lifecycle", "Database", "Listing", "Migrations", "HTTPServer", "HTTPClient", "Secrets", "LanguageModel",
            "Identity", "Suppression", "Actions", "Gateway", "Jobs", "Phrases", "Approval", "Platforms", "Products",
            "Statistics"),
        tests(
            "OutboxTests", "TestKit", "Database", "EventLoop", "JSON", "Lifecycle", "Outbox", "Telemetry",
            "Timekeeping", "outbox-worker"),
        tests(
            "SocialTests", "TestKit", "Actions", "AdapterWire", "Addresses", "Approval", "Authoring", "Database",
            "Delimited", "Dispatch", "EventLoop", "HTTPClient", "HTTPServer", "Hands", "Importing", "JSON",
            "LanguageModel", "Lifecycle", "Migrations", "Outbox", "SocialContract", "SocialDiscovery", "SocialProfiles",
            "SocialMessages", "SocialReplies", "SocialThreads", "SocialWriting", "PeopleFiles", "Quarantine",
            "SocialFollowups", "Suppression", "Telemetry", "Templates", "Texts", "Timekeeping", "Webhooks",
            "Statistics"),
        tests(
            "PracticeTests", "TestKit", "AdapterWire", "Adapters", "EventLoop", "HTTPClient", "HTTPServer", "JSON",
            "Secrets", "Telemetry", "Timekeeping"),
        tests(
            "LedgerTests", "TestKit", "Actions", "Adapters", "Database", "Dispatch", "EventLoop", "HTTPClient", "JSON",
            "Lifecycle", "Migrations", "Outbox", "Quarantine", "Suppression", "Telemetry", "Timekeeping"),
        room("Tests/TestnetKit", "AdapterKit", "AdapterWire", "Addresses", "JSON"),
        room("Tests/TestnetAdapter", "AdapterKit", "AdapterWire", "CAdapterABI", "TestnetKit"),
        room("Tests/TiktokTestAdapter", "AdapterKit", "CAdapterABI", "TestnetKit"),
        tests("NetworkTests", "TestKit", "AdapterWire", "Addresses", "CAdapterABI", "JSON", "Timekeeping"),
        tests(
            "AdaptersTests", "TestKit", "Adapters", "AdapterKit", "AdapterWire", "Configuration", "EventLoop",
            "HTTPClient", "JSON", "Secrets", "Telemetry", "Timekeeping", "Webhooks"),
        .testTarget(
            name: "AdapterContractTests",
            dependencies: [
                "Adapters", "AdapterWire", "CAdapterABI", "EventLoop", "JSON", "Secrets", "Telemetry", "adapter-host",
                "outreach",
            ],
            path: "Tests/AdapterContractTests", exclude: ["Bad"], swiftSettings: strict),
        tests("ArchitectureTests", "TestKit", "Configuration", "JSON"),
        tests(
            "ProductContractTests", "TestKit", "Database", "EventLoop", "HTTPClient", "HTTPServer", "Identity", "JSON",
            "Secrets", "Telemetry", "shelter"),
        tests(
            "ShelterTests", "TestKit", "Database", "EventLoop", "HTTPClient", "Identity", "JSON", "Secrets",
            "Telemetry", "shelter"),
        tests(
            "SystemTests", "TestKit", "Actions", "Database", "Delimited", "EventLoop", "HTTPClient", "HTTPServer",
            "Identity", "JSON", "Secrets", "Telemetry", "chaos-hand"),
    ]
)

// Only executables and tests may see two products; a room that reaches across stops the build here.
for target in package.targets where target.type == .regular {
    let own = products.first(where: target.name.hasPrefix)
    for case .byNameItem(let name, _) in target.dependencies {
        let other = products.first(where: name.hasPrefix)
        precondition(other == nil || other == own, "\(target.name) may not import \(name): products never meet (R0.9)")
    }
}
