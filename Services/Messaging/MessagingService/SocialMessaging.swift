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
import Templates

/// Social Outreach in messaging.
struct SocialMessaging {
    private let acting: Acting
    private let context: SocialMessagingContext
    private let worker: SocialDraftWorker

    init(_ acting: Acting, _ model: ModelSettings) {
        self.acting = acting
        SocialPlatform.follow { acting.platforms.names }
        context = SocialMessagingContext(
            database: acting.database, outbox: acting.outbox, suppressions: acting.suppressions, ledger: acting.ledger,
            interfaces: AdapterInterfaces(networks: acting.networks, operation: SocialLedger.operation),
            ringSender: { acting.ring() }, log: acting.log)
        var author: any SocialDraftAuthor = SocialTemplateAuthor(store: context.templates)
        if let language = model.languageModel(acting.client) {
            author = SocialModelAuthor(model: language, timeout: model.timeout)
        }
        worker = SocialDraftWorker(context: context, author: author)
    }

    var module: ProductModule {
        let store = context.templates
        var module = ProductModule(
            .social, routes: writing + messages + replies,
            subscriptions: [
                SocialRecipientsFollowing(context: context).subscription,
                SocialRecipientNoes(context: context).subscription,
            ],
            chores: chores, prepare: { try await store.installDefaults() })
        module.actions = SocialActions(outbox: acting.outbox, suppressions: acting.suppressions) { [acting] in
            acting.networks.answerWindow($0, $1)
        }
        module.receiver = SocialInboundEvents(context: context)
        module.restored = SocialRestored(context: context)
        module.rulesChanged = { platform, connection in
            guard try await SocialTables.areInstalled(on: connection) else { return }
            try await SocialRecipientStore.forgetHashes(on: platform, connection)
        }
        return module
    }

    private var writing: [Route] {
        SocialStagesAPI(context: context) { [worker] in worker.ring() }.routes
            + SocialDraftsAPI(context: context).routes
            + SocialTemplatesAPI(context: context).routes
            + JobsAPI(.drafting, database: acting.database) { [worker] in worker.ring() }.routes
    }

    private var messages: [Route] {
        SocialMessagesAPI(context: context).routes + SocialSendingAPI(context: context).routes
            + HandsAPI(SocialHands(context: context), ledger: acting.ledger, database: acting.database).routes
            + SocialQueuedMessagesAPI(context: context).routes
            + NetworksAPI(
                path: "/api/social", shape: "SocialPlatform", database: acting.database, networks: acting.networks,
                names: { SocialPlatform.names }, mistake: SocialDefaultTemplates.mistake
            ).routes
    }

    private var replies: [Route] { SocialRepliesAPI(context: context).routes }

    private var chores: [Chore] {
        let (database, platforms) = (acting.database, acting.platforms)
        return [
            worker.chore, SocialRecipientHashing(context: context) { try await platforms.refresh() }.chore,
            SocialWaitingReplies(context: context).chore, SocialOldReplies(context: context).chore,
            .upkeep("upkeep of jobs") { try await Jobs(.drafting).openAbandoned(on: database) },
            .upkeep("upkeep of replies") { try await SocialReplyUpkeep(database: database).tend() },
        ]
    }
}
