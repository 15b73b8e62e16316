import Actions
import Configuration
import Dispatch
import EventLoop
import FoundationEssentials
import HTTPClient
import LanguageModel
import ServiceShell
import SocialMessaging
import Suppression

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
        let suppressions = SuppressionList(database: shell.database, key: key)
        let context = MessagingContext(
            database: shell.database, outbox: shell.outbox, suppressions: suppressions,
            schema: shell.schemaGate("social"), log: config.log)
        let store = TemplateStore(database: shell.database)
        let client = HTTPClient(loop: shell.loop, log: config.log)
        let networks = Networks(
            settings, database: shell.database, outbox: shell.outbox, loop: shell.loop, client: client, log: config.log)
        let ledger = Ledger(outbox: shell.outbox, products: [], settings: settings.ledger)
        let sending = networks.worker(ledger, loop: shell.loop)
        var author: any DraftAuthor = TemplateAuthor(store: store)
        if let url, let model {
            let language = LanguageModel(url: url, model: model, apiKey: apiKey, client: client, timeout: timeout)
            author = ModelAuthor(model: language, timeout: timeout)
        }
        let worker = DraftWorker(context: context, author: author)
        let parts = ServiceShell.Parts(
            routes: StagesAPI(context: context).routes + DraftsAPI(context: context).routes
                + MessagesAPI(context: context).routes + SendingAPI(context: context).routes
                + AssistedAPI(context: context).routes + TemplatesAPI(context: context).routes
                + AdaptersAPI(networks: networks).routes,
            subscriptions: [RecipientsFollowing().subscription],
            workers: [{ await worker.run() }, { await sending.run() }],
            prepare: {
                try await suppressions.verifyKey()
                if config.products.contains("social") { try await store.installDefaults() }
                try await networks.start()
            },
            reload: { shell.loop.task { try await networks.reload() } })
        return (shell, parts)
    }
}
