import Configuration
import JSON

extension ComposeRule {
    static let life: [ComposeRule] = [
        ComposeRule("init", breaks: "  init: true\n", by: "") { $0.wrong { $0["init"] == "true" } },
        ComposeRule("healthcheck", breaks: ", start_period: 60s", by: "") {
            $0.wrong(except: ComposeFile.once) { service in
                let check = service["healthcheck"]
                // CMD and not CMD-SHELL: the image needs no shell.
                return ComposeFile.words(check?["test"]).first == "CMD"
                    && ["interval", "timeout", "retries", "start_period"].allSatisfy {
                        ComposeFile.seconds(check?[$0]) > 0
                    }
            }
        },
        ComposeRule("restart", breaks: "  restart: unless-stopped\n", by: "") { file in
            file.services.filter {
                $0.value["restart"] != (ComposeFile.once.contains($0.key) ? "no" : "unless-stopped")
            }.map(\.key)
        },
        ComposeRule("grace beyond the drain", breaks: "stop_grace_period: 20s", by: "stop_grace_period: 10s") { file in
            let drain = file.services.map { ComposeFile.seconds($0.value["environment"]?["OUTREACH_DRAIN_SECONDS"]) }
                .max()
            return file.wrong { ComposeFile.seconds($0["stop_grace_period"]) > (drain ?? 1000) + 5 }
        },
        ComposeRule("grace beyond a call", breaks: "stop_grace_period: 30s", by: "stop_grace_period: 20s") { file in
            // 9/20 of the default lease, three seconds to write down its end, five for the database's connections.
            file.wrong(except: file.services.map(\.key).filter { $0 != "messaging" }) {
                ComposeFile.seconds($0["stop_grace_period"]) > 30 * 9 / 20 + 3 + 5
            }
        },
        ComposeRule("log rotation", breaks: ", max-file: \"3\"", by: "") {
            $0.wrong { service in
                ["max-size", "max-file"].allSatisfy { service["logging"]?["options"]?[$0] != nil }
            }
        },
        ComposeRule(
            "dependencies with conditions", breaks: "profiles: {condition: service_healthy}", by: "profiles: {}"
        ) {
            $0.wrong { service in
                guard let dependencies = service["depends_on"] else { return true }
                return dependencies.objectValue?.fields.allSatisfy { $0.value["condition"] != nil } == true
            }
        },
        ComposeRule("migrated first", breaks: "service_completed_successfully", by: "service_started") { file in
            ComposeFile.stateless.filter { name in
                let service = file.root["services"]?[name]
                return service?["depends_on"]?["migrate"]?["condition"] != "service_completed_successfully"
                    || service?["depends_on"]?["database"]?["condition"] != "service_healthy"
            }
        },
        ComposeRule("replicas", breaks: "    mode: replicated\n", by: "") { file in
            ComposeFile.stateless.filter { name in
                let deploy = file.root["services"]?[name]?["deploy"]
                return deploy?["mode"] != "replicated" || ComposeFile.seconds(deploy?["replicas"]) < 2
            }
        },
    ]

    static let data: [ComposeRule] = [
        ComposeRule(
            "one published port", breaks: "    shm_size: 256m\n", by: "    shm_size: 256m\n    ports: [\"5432:5432\"]\n"
        ) {
            $0.wrong(except: ["gateway"]) { $0["ports"] == nil }
        },
        ComposeRule("published on loopback", breaks: "PUBLISH_ADDRESS:-127.0.0.1}:", by: "PUBLISH_ADDRESS:-0.0.0.0}:") {
            file in
            let ports = ComposeFile.words(file.root["services"]?["gateway"]?["ports"])
            return ports.map { ComposeFile.plain(.string($0)) } == ["127.0.0.1:8080:8080"] ? [] : ports
        },
        ComposeRule("a network of the database's own", breaks: "data: {internal: true}", by: "data: {}") { file in
            let networks = { (name: String) in ComposeFile.words(file.root["services"]?[name]?["networks"]) }
            let isClosed = file.root["networks"]?["data"]?["internal"] == "true"
            return (isClosed ? [] : ["data"])
                + (networks("database") == ["data"] ? [] : ["database"])
                + ["gateway", "practice"].filter { networks($0) != ["edge"] }
        },
        ComposeRule("named volumes", breaks: "\"database:/var/lib", by: "\"./database:/var/lib") { file in
            let named = file.root["volumes"]?.objectValue?.keys ?? []
            return file.wrong { service in
                ComposeFile.words(service["volumes"]).allSatisfy { named.contains(String($0.prefix { $0 != ":" })) }
            }
        },
        ComposeRule(
            "a state that does not go back with the database", breaks: "  volumes: [\"state:/var/lib/outreach\"]\n",
            by: ""
        ) { file in
            let stored = ComposeFile.words(file.root["services"]?["database"]?["volumes"]).map {
                $0.prefix { $0 != ":" }
            }
            return ComposeFile.stateless.filter { name in
                let service = file.root["services"]?[name]
                guard let place = service?["environment"]?["OUTREACH_STATE"].map(ComposeFile.plain) else { return true }
                return !ComposeFile.words(service?["volumes"]).contains { volume in
                    volume.hasSuffix(":" + place) && !stored.contains(volume.prefix { $0 != ":" })
                }
            }
        },
        ComposeRule(
            "secrets are files", breaks: "POSTGRES_PASSWORD_FILE: /run/secrets/database-password",
            by: "POSTGRES_PASSWORD: x"
        ) { file in
            let declared = file.root["secrets"]?.objectValue?.fields.filter { $0.value["file"] != nil }.map(\.key) ?? []
            let secret = KnownNames.all.filter(\.isSecret).map(\.name) + ["POSTGRES_PASSWORD"]
            return file.wrong { service in
                let given = ComposeFile.words(service["secrets"])
                let environment = service["environment"]?.objectValue?.fields ?? []
                return given.allSatisfy(declared.contains)
                    && environment.allSatisfy { !secret.contains($0.key) }
                    && environment.filter { $0.key.hasSuffix("_FILE") }.map { ComposeFile.plain($0.value) }.sorted()
                        == given.map { "/run/secrets/\($0)" }.sorted()
            }
        },
    ]
}
