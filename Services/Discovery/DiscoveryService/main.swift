import Configuration
import ServiceShell

ServiceMain.run("discovery", DiscoveryService.build)
