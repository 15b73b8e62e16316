import Acting
import Configuration
import ServiceShell

/// Drafts, templates, sending and threads.
enum MessagingService {
    static func build(
        _ environment: inout EnvironmentReader, _ makeShell: (ServiceConfig) -> ServiceShell
    ) -> (ServiceShell, ServiceShell.Parts)? {
        let model = ModelSettings(&environment)
        guard let acting = Acting("messaging", &environment, makeShell), let model else { return nil }
        return (acting.shell, acting.parts([SocialMessaging(acting, model).module]))
    }
}
