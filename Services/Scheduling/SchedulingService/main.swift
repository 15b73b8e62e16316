import Configuration
import ServiceShell

ServiceMain.run("scheduling", SchedulingService.build)
