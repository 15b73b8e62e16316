import AdapterWire
import JSON
import Testing

/// What a manifest may call things.
@Suite struct ManifestNamesTests {
    private func mistake(_ change: (inout JSONObject) -> Void) -> String? {
        var json = ScriptedAdapter.village.json.objectValue ?? [:]
        change(&json)
        do {
            _ = try Manifest(.object(json))
            return nil
        } catch { return "\(error)" }
    }

    /// A network called `database` could declare `DATABASE_URL` and have it sent to a base of its own.
    @Test(
        "Names of the installation's own variables", arguments: ["database", "outreach", "outreach_x", "http", "all"])
    func reserved(platform: String) throws {
        let said = mistake {
            $0["platform"] = .string(platform)
            $0["credentials"] = []
            $0["inbound"] = nil
            $0["operations"] = []
        }
        #expect(said?.hasPrefix("manifest.platform") == true)
    }

    @Test("Names like them", arguments: ["databases", "outreachers", "noon", "allegro"])
    func free(platform: String) {
        let said = mistake {
            $0["platform"] = .string(platform)
            $0["credentials"] = []
            $0["inbound"] = nil
            $0["operations"] = []
        }
        #expect(said == nil)
    }

    /// What the host checks before the adapter sees a call must be something it can check.
    @Test(
        "Signatures that nobody could check",
        arguments: [
            (["header": "x-other"], ".header"), (["secret": "page_id"], ".secret"),
            (["secret": "access_token"], ".secret"),
            (["secret": "nobody"], ".secret"), (["prefix": "two words"], ".prefix"),
            (["algorithm": "md5"], ".algorithm"),
        ] as [(JSONObject, String)])
    func signature(change: JSONObject, place: String) throws {
        var signature: JSONObject = [
            "algorithm": "hmac-sha256", "header": "x-village-signature", "secret": "app_secret", "prefix": "v1=",
        ]
        func said() -> String? {
            mistake {
                var inbound = $0["inbound"]?.objectValue ?? [:]
                inbound["signature"] = .object(signature)
                $0["inbound"] = .object(inbound)
            }
        }
        #expect(said() == nil)
        for field in change.fields { signature[field.key] = field.value }
        #expect(said()?.hasPrefix("manifest.inbound.signature\(place)") == true, "\(said() ?? "taken")")
    }

    /// An adapter chooses these words, and they go to the log and to the console.
    @Test func madeUpNamesAreCut() throws {
        let name = String(repeating: "\u{1B}[31mé", count: 100_000)
        let said = try #require(mistake { $0[name] = 1 })
        #expect(said.utf8.count < 200 && said.utf8.allSatisfy { (0x20...0x7E).contains($0) })
        let base = try #require(mistake { $0["bases"] = .object([name: "ftp://x"]) })
        #expect(base.utf8.count < 200)
        let reason = AdapterFailure(.temporary, "A" + String(repeating: "\u{301}", count: 100_000) + "\n").reason
        #expect(reason.unicodeScalars.count == 500)
        #expect(AdapterFailure(.temporary, "two\nlines").reason == "two lines")
    }
}
