internal import AdapterWire
internal import Database
package import HTTPServer
internal import SocialContract
package import SocialThreads
package import Templates
internal import Texts

extension TemplateTables {
    /// The texts of messages.
    package static let messages = TemplateTables(
        path: "/api/social/templates", prefix: "Social", templates: "social.social_templates",
        versions: "social.social_template_versions", kind: "message_type",
        kinds: SocialMessageType.allCases.map(\.rawValue), networks: { SocialPlatform.names },
        variables: Manifest.Writing.variables)
}

/// Templates over HTTP, what a person would get of one, and how they do beside each other.
package struct SocialTemplatesAPI: Sendable {
    let context: SocialMessagingContext

    package init(context: SocialMessagingContext) { self.context = context }

    package var routes: [Route] {
        let templates = TemplatesAPI(context.templates)
        let outcomes = TextOutcomesAPI(
            context.templates, path: "/api/social/outcomes", shape: "Outcome", days: SocialTextOutcomes.answerDays
        ) { try await SocialTextOutcomes(database: context.database).read() }
        return templates.routes + [preview(templates)] + outcomes.routes
    }

    private func preview(_ templates: TemplatesAPI) -> Route {
        templates.preview(for: "profile_id", refusing: ["not-a-recipient"]) { template, profile in
            let person = try await context.database.withConnection {
                try await SocialRecipientStore.find([profile], on: $0)[profile]
            }
            guard let facts = person.flatMap(context.facts) else {
                throw Problem.unprocessable(
                    "not-a-recipient", "Only qualified people can be previewed; qualify this person first.")
            }
            return (try SocialMessageTemplate(template).draft(for: facts), facts.network)
        }
    }
}
