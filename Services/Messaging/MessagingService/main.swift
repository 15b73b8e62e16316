import Configuration
import ServiceShell

ServiceMain.run("messaging", MessagingService.build)
