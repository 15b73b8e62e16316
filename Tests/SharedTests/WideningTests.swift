import Database
import EventLoop
import Platforms
import TestKit
import Testing

/// Processes that know different networks let them in side by side, and none puts out another's.
@Suite struct WideningTests {
    @Test func whoeverComesKeepsWhatOthersLetIn() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            try await scratch.database.execute(
                """
                CREATE TABLE public.animals (platform text NOT NULL CONSTRAINT animals_platform_known
                    CHECK (platform IN ('linkedin', 'tiktok')))
                """)
            let names = (1...6).map { "network_\($0)" }
            let comers = names.map { name in
                scratch.loop.task {
                    // A lock that was not to be had in time is tried again, as a start does.
                    try await eventually("\(name) is let in") {
                        (try? await Widening.admit([name], database: scratch.database)) != nil
                    }
                }
            }
            for comer in comers { try await comer.value }
            for name in names {
                try await scratch.database.execute("INSERT INTO public.animals VALUES (\(name))")
            }
            let row = try await scratch.database.first(
                "SELECT convalidated FROM pg_constraint WHERE conname = 'animals_platform_known'")
            #expect(try row?["convalidated"] == true)
        }
    }
}
