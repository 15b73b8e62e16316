import ServiceShell
import Shelter

ServiceMain.run(
    "shelter", adding: [.shelter], settings: ShelterService.settings, ShelterService.build)
