import Database
import EventLoop
import Glibc
import JSON
import TestKit
import Testing

/// Killed with -9 at any moment, a backup leaves nothing, and the same restore works again.
struct KilledBackups: Sendable {
    func leavesNothing(_ product: Product, _ command: OperatorCommand) async throws {
        for pause in [5, 300, 500, 650, 800] {
            let program = try command.start(["backup", command.path("killed")])
            try await product.loop.sleep(for: .milliseconds(pause))
            try await program.crash()
            // It may have been over, also when it could not say so any more; then it is whole.
            if access(command.path("killed"), F_OK) == 0 {
                #expect(try await command.run("restore", "--check", command.path("killed")).code == 0)
                unlink(command.path("killed"))
            }
            #expect(try command.names == [], "after \(pause) ms")
        }
        #expect(try await command.run("backup", command.path("whole")).code == 0)
        #expect(try await command.run("restore", "--check", command.path("whole")).code == 0)
    }

    func restoreIntoADatabase(_ product: Product, _ command: OperatorCommand) async throws {
        let people = try await command.json("backup", command.path("whole"))["people"]?.intValue
        try await product.withEmptyDatabase { url, name in
            var isWhole = false
            for pause in [700, 900, 1100, 1300, 1500, 1800, 2100] where !isWhole {
                let program = try command.start(
                    ["restore", command.path("whole")], with: ["DATABASE_URL": url])
                try await product.loop.sleep(for: .milliseconds(pause))
                try await program.crash()
                try await eventually("its session is over") {
                    try await product.number(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = \(name)", on: product.databaseURL
                    ) == 0
                }
                let tables = try await product.number(
                    "SELECT count(*) FROM pg_namespace WHERE nspname = 'social'", on: url)
                isWhole = tables == 1
                if isWhole {
                    #expect(
                        try await product.number("SELECT count(*) FROM social.social_profiles", on: url) == people,
                        "\(pause)")
                }
            }
            if !isWhole {
                let again = try await command.run("restore", command.path("whole"), with: ["DATABASE_URL": url])
                #expect(again.code == 0, "\(again)")
            }
            #expect(try await product.number("SELECT count(*) FROM social.social_profiles", on: url) == people)
        }
    }

    func restoreIntoAHome(_ product: Product, _ command: OperatorCommand) async throws {
        let people = try await command.json("backup", command.path("whole"))["people"]?.intValue
        for name in ["DATABASE_URL", "OUTREACH_SUPPRESSION_KEY", "OUTREACH_SECRETS_KEY"] {
            command.environment[name] = ""
        }
        for pause in [1200, 2500, 3500] {
            let program = try command.start(["restore", command.path("whole")])
            try await product.loop.sleep(for: .milliseconds(pause))
            try await program.crash()
            if access(command.home + "/postgres", F_OK) == 0 { break }
        }
        let again = try await command.run("restore", command.path("whole"))
        #expect(
            again.code == 0 || (again.code == 4 && again.output.contains("living installation")),
            "either the last one came to its end, or this one does: \(again)")
        #expect(access(command.home + "/postgres.restoring", F_OK) != 0)
        let back = try await command.json("backup", command.path("back"))
        #expect(back["people"]?.intValue == people)
    }
}
