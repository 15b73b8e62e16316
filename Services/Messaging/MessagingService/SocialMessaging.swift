import Acting
import Dispatch
import HTTPServer
import Hands
import Jobs
import Lifecycle
import Platforms
import Products
import ServiceShell
import SocialContract
import SocialMessages
import SocialReplies
import SocialThreads
import SocialWriting
import Webhooks

/// Social Outreach in messaging.
struct SocialMessaging {
    private let acting: Acting
    private let context: MessagingContext
    private let worker: DraftWorker

    init(_ acting: Acting, _ model: ModelSettings) {
        self.acting = acting
        SocialPlatform.follow { acting.platforms.names }
        context = MessagingContext(
            database: acting.database, outbox: acting.outbox, suppressions: acting.suppressions, ledger: acting.ledger,
            interfaces: AdapterInterfaces(networks: acting.networks, operation: SocialLedger.operation),
            ringSender: { acting.ring() }, log: acting.log)
        var author: any DraftAuthor = TemplateAuthor(store: context.templates)
        if let language = model.languageModel(acting.client) {
            author = ModelAuthor(model: language, timeout: model.timeout)
        }
        worker = DraftWorker(context: context, author: author)
    }

    var module: ProductModule {
        let store = context.templates
        var module = ProductModule(
            .social, routes: writing + messages + replies,
            subscriptions: [
                RecipientsFollowing(context: context).subscription, RecipientNoes(context: context).subscription,
            ],
            chores: chores, prepare: { try await store.installDefaults() })
        module.actions = SocialActions(outbox: acting.outbox, suppressions: acting.suppressions) { [acting] in
            acting.networks.answerWindow($0, $1)
        }
        module.receiver = InboundEvents(context: context)
        module.restored = SocialRestored(context: context)
        module.rulesChanged = { platform, connection in
            guard try await SocialTables.areInstalled(on: connection) else { return }
            try await SocialRecipientStore.forgetHashes(on: platform, connection)
        }
        return module
    }

    private var writing: [Route] {
        StagesAPI(context: context) { [worker] in worker.ring() }.routes + DraftsAPI(context: context).routes
            + TemplatesAPI(context: context).routes + OutcomesAPI(context: context).routes
            + JobsAPI(.drafting, database: acting.database) { [worker] in worker.ring() }.routes
    }

    private var messages: [Route] {
        MessagesAPI(context: context).routes + SendingAPI(context: context).routes
            + HandsAPI(SocialHands(context: context), ledger: acting.ledger, database: acting.database).routes
            + QueuedMessagesAPI(context: context).routes
            + NetworksAPI(
                path: "/api/social", shape: "SocialPlatform", database: acting.database, networks: acting.networks,
                names: { SocialPlatform.names }, mistake: DefaultTemplates.mistake
            ).routes
    }

    private var replies: [Route] { RepliesAPI(context: context).routes }

    private var chores: [Chore] {
        let (database, platforms) = (acting.database, acting.platforms)
        return [
            worker.chore, RecipientHashing(context: context) { try await platforms.refresh() }.chore,
            WaitingReplies(context: context).chore, OldReplies(context: context).chore,
            .upkeep("upkeep of jobs") { try await Jobs(.drafting).openAbandoned(on: database) },
            .upkeep("upkeep of replies") { try await ReplyUpkeep(database: database).tend() },
        ]
    }
}

extension InboundEvents: InboundReceiver {}
