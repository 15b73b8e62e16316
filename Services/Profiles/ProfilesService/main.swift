import Configuration
import ServiceShell

ServiceMain.run("profiles", ProfilesService.build)
