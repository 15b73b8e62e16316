import Configuration
import JSON

/// One word of what a compose file owes its operator, and a change that breaks just that word.
struct ComposeRule: CustomStringConvertible, Sendable {
    let name: String
    /// Names of what is wrong.
    let violations: @Sendable (ComposeFile) -> [String]
    /// Text of compose.yml, and what stands there in the example that must be found.
    let example: (from: String, to: String)
    var description: String { name }

    init(
        _ name: String, breaks from: String, by to: String,
        _ violations: @escaping @Sendable (ComposeFile) -> [String]
    ) {
        (self.name, self.violations, example) = (name, violations, (from, to))
    }

    static let all = file + hardening + life + data

    private static let file: [ComposeRule] = [
        ComposeRule("no version", breaks: "name: outreach\n", by: "name: outreach\nversion: \"3\"\n") {
            $0.root["version"] == nil ? [] : ["version"]
        },
        ComposeRule("one image", breaks: "command: [profiles]", by: "command: [profiles]\n    image: profiles:latest") {
            $0.wrong(except: ["database"]) { ComposeFile.plain($0["image"]) == "localhost/outreach:latest" }
        },
        ComposeRule("all services", breaks: "\n  scheduling:\n", by: "\n  schedules:\n") { file in
            (ComposeFile.stateless + ComposeFile.once + ["gateway", "practice", "database"]).filter { name in
                !file.services.contains { $0.key == name }
            }
        },
        ComposeRule("profiles", breaks: "    profiles: [demo]\n", by: "") { file in
            file.services.filter {
                ComposeFile.words($0.value["profiles"])
                    != (["practice": ["demo"], "outreach": ["tools"]][$0.key] ?? [])
            }.map(\.key)
        },
        ComposeRule("known names", breaks: "OUTREACH_LOG_FORMAT:", by: "OUTREACH_LOG_FORMT:") { file in
            let names = file.text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
            let known = Set(KnownNames.all.flatMap { [$0.name, $0.fileName ?? $0.name] })
            return names.map(String.init).filter { $0.hasPrefix("OUTREACH_") && !known.contains($0) }
        },
        ComposeRule("known defaults", breaks: "OUTREACH_REPLICAS:-2", by: "OUTREACH_REPLICAS:-3") { file in
            file.variables.filter { variable in
                let fallback = KnownNames.named(variable.name)?.fallback
                return !variable.fallback.isEmpty && fallback != .text(variable.fallback)
            }.map(\.name)
        },
    ]

    private static let hardening: [ComposeRule] = [
        ComposeRule("read-only root", breaks: "  read_only: true\n", by: "") { $0.wrong { $0["read_only"] == "true" } },
        ComposeRule("tmpfs", breaks: "/tmp:size=384m,mode=1777,noexec", by: "/tmp:size=384m,mode=1777") {
            $0.wrong { service in
                let mounts = ComposeFile.words(service["tmpfs"])
                return mounts.contains { $0.hasPrefix("/tmp:") }
                    && mounts.allSatisfy { $0.contains("size=") && $0.contains(",noexec,nosuid,nodev") }
            }
        },
        ComposeRule("cap_drop ALL", breaks: "  cap_drop: [ALL]\n", by: "  cap_drop: [NET_RAW]\n") {
            $0.wrong { ComposeFile.words($0["cap_drop"]) == ["ALL"] }
        },
        ComposeRule(
            "no cap_add", breaks: "    command: [discovery]\n",
            by: "    command: [discovery]\n    cap_add: [SYS_ADMIN]\n"
        ) { file in
            let needed = ["CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"]
            return file.services.filter {
                ComposeFile.words($0.value["cap_add"]) != ($0.key == "database" ? needed : [])
            }.map(\.key)
        },
        ComposeRule(
            "nothing privileged", breaks: "    stop_signal: SIGQUIT\n",
            by: "    stop_signal: SIGQUIT\n    privileged: true\n"
        ) {
            $0.wrong { service in
                ["privileged", "devices", "network_mode", "pid", "ipc", "userns_mode", "extra_hosts"].allSatisfy {
                    service[$0] == nil
                }
            }
        },
        ComposeRule("no-new-privileges", breaks: "[\"no-new-privileges:true\"]", by: "[]") {
            $0.wrong { ComposeFile.words($0["security_opt"]).contains("no-new-privileges:true") }
        },
        ComposeRule("non-root numeric user", breaks: "USER:-10001:10001}", by: "USER:-root}") {
            $0.wrong(except: ["database"]) { service in
                let ids = ComposeFile.plain(service["user"]).split(separator: ":").compactMap { Int($0) }
                return ids.count == 2 && ids.allSatisfy { $0 > 0 }
            }
        },
        ComposeRule("limits", breaks: "memory: 512M, pids: 256", by: "memory: 512M") {
            $0.wrong { service in
                let limits = service["deploy"]?["resources"]?["limits"]
                return ["cpus", "memory", "pids"].allSatisfy { limits?[$0]?.stringValue?.first?.isNumber == true }
            }
        },
    ]
}
