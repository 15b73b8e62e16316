import Actions
import Configuration
import Dispatch
import EventLoop
import FoundationEssentials
import HTTPClient
import Hands
import Jobs
import LanguageModel
import Lifecycle
import Platforms
import Products
import Quarantine
import ServiceShell
import SocialContract
import SocialMessages
import SocialReplies
import SocialThreads
import SocialWriting
import Suppression
import Webhooks

/// Drafts, templates, sending and threads.
enum MessagingService {
    static func build(
        _ environment: inout EnvironmentReader, _ makeShell: (ServiceConfig) -> ServiceShell
    ) -> (ServiceShell, ServiceShell.Parts)? {
        let key: [UInt8]? = environment.read("OUTREACH_SUPPRESSION_KEY")
        environment.requireTogether("OUTREACH_LLM_URL", "OUTREACH_LLM_MODEL")
        let timeout: Duration? = environment.read("OUTREACH_LLM_TIMEOUT_SECONDS")
        let url: String? = environment.readIfSet("OUTREACH_LLM_URL")
        let model: String? = environment.readIfSet("OUTREACH_LLM_MODEL")
        let apiKey: String? = environment.readIfSet("OUTREACH_LLM_API_KEY")
        let settings = NetworkSettings(&environment, environment: ProcessInfo.processInfo.environment)
        guard let config = ServiceConfig("messaging", &environment), let key, let timeout, let settings,
            environment.problems.isEmpty
        else { return nil }
        let shell = makeShell(config)
        let platforms = PlatformBook(database: shell.database, log: config.log)
        SocialPlatform.follow { platforms.names }
        let suppressions = SuppressionList(database: shell.database, key: key, outbox: shell.outbox) { platforms.now }
        let client = HTTPClient(loop: shell.loop, log: config.log)
        let networks = Networks(
            settings, database: shell.database, outbox: shell.outbox, platforms: platforms, loop: shell.loop,
            client: client, log: config.log
        ) { platform, connection in
            guard try await SocialTables.areInstalled(on: connection) else { return }
            try await SocialRecipientStore.forgetHashes(on: platform, connection)
        }
        let ledger = Ledger(
            outbox: shell.outbox,
            // A product that is off has nobody here who could have the last word: its actions are held, and say so.
            products: shell.isOn(.social)
                ? [SocialActions(outbox: shell.outbox, suppressions: suppressions) { networks.answerWindow($0, $1) }]
                : [],
            settings: settings.ledger, isAwake: { shell.isAwake($0) })
        let sending = networks.worker(ledger, loop: shell.loop)
        let context = MessagingContext(
            database: shell.database, outbox: shell.outbox, suppressions: suppressions, ledger: ledger,
            interfaces: AdapterInterfaces(networks: networks, operation: SocialLedger.operation),
            ringSender: { sending.ring() }, log: config.log)
        let store = context.templates
        var author: any DraftAuthor = TemplateAuthor(store: store)
        if let url, let model {
            let language = LanguageModel(url: url, model: model, apiKey: apiKey, client: client, timeout: timeout)
            author = ModelAuthor(model: language, timeout: timeout)
        }
        let worker = DraftWorker(context: context, author: author)
        let hashing = RecipientHashing(context: context) { try await platforms.refresh() }
        let waiting = WaitingReplies(context: context)
        let reheard = OldReplies(context: context)
        let delivery = InboundDelivery(
            receivers: [InboundEvents(context: context)], database: shell.database, log: config.log)
        let social = ProductModule(
            .social,
            routes: StagesAPI(context: context) { worker.ring() }.routes + DraftsAPI(context: context).routes
                + MessagesAPI(context: context).routes + SendingAPI(context: context).routes
                + HandsAPI(SocialHands(context: context), ledger: ledger, database: shell.database).routes
                + QueuedMessagesAPI(context: context).routes
                + RepliesAPI(context: context).routes + TemplatesAPI(context: context).routes
                + OutcomesAPI(context: context).routes
                + JobsAPI(.drafting, database: shell.database) { worker.ring() }.routes
                + NetworksAPI(
                    path: "/api/social", shape: "SocialPlatform", database: shell.database, networks: networks,
                    names: { SocialPlatform.names }, mistake: DefaultTemplates.mistake
                ).routes,
            subscriptions: [
                RecipientsFollowing(context: context).subscription, RecipientNoes(context: context).subscription,
            ],
            chores: [
                worker.chore, hashing.chore, waiting.chore, reheard.chore,
                .upkeep("upkeep of jobs") { try await Jobs(.drafting).openAbandoned(on: shell.database) },
                .upkeep("upkeep of replies") { try await ReplyUpkeep(database: shell.database).tend() },
            ],
            prepare: { try await store.installDefaults() })
        let parts = ServiceShell.Parts(
            modules: [social],
            routes: QuarantineAPI(
                database: shell.database, watch: shell.quarantine, products: [SocialRestored(context: context)],
                changed: { sending.ring() }
            ).routes
                + WebhooksAPI(networks: networks, database: shell.database, delivery: delivery, log: config.log).routes
                + LeftoversAPI(database: shell.database, delivery: delivery).routes
                + AdaptersAPI(networks: networks).routes,
            chores: sending.chores + [platforms.chore, networks.introducing],
            // A call that is cut leaves a doubt; two seconds to write down how it ended.
            finish: ledger.settings.callTime + .seconds(2),
            prepare: {
                try await platforms.refresh()
                try await suppressions.verifyKey()
                try await networks.start()
            },
            reload: { shell.loop.task { try await networks.reload() } }, recentCalls: ledger.recentCalls)
        return (shell, parts)
    }
}

extension InboundEvents: InboundReceiver {}
