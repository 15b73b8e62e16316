/// Whose every table and SQL function is. The one place: the tests of the walls read it, and the table in Docs/architecture.md is held to it.
enum Ownership {
    /// By room. A table of `outbox` need not be named: the whole schema is the outbox's.
    static let tables: [String: [String]] = [
        "SocialDiscovery": [
            "social.social_imports", "social.social_import_parts", "social.social_import_chunks",
            "social.social_discovery_jobs",
        ],
        "SocialProfiles": [
            "social.social_profiles", "social.social_profile_counts", "social.social_doubles", "social.social_noes",
            "social.social_sweeps",
        ],
        "SocialThreads": [
            "social.social_recipients", "social.social_stages", "social.social_messages", "social.social_replies",
            "social.social_draft_items",
        ],
        "SocialWriting": ["social.social_templates", "social.social_template_versions"],
        "SocialReplies": [
            "social.social_removed_replies", "social.social_surplus_replies", "social.social_waiting_people",
        ],
        "SocialFollowups": ["social.social_followup_timers"],
        "Identity": ["platform.api_keys", "platform.idempotency_keys"],
        "Suppression": ["platform.suppressions", "platform.suppression_hashes", "platform.suppression_key"],
        "Actions": [
            "platform.accounts", "platform.credentials", "platform.secrets_key", "platform.limits",
            "platform.operations", "platform.pauses", "platform.actions", "platform.action_attempts",
            "platform.queues", "platform.workers",
        ],
        "Platforms": ["platform.networks"],
        "Webhooks": ["platform.inbound_leftovers"],
        "Quarantine": ["platform.life", "platform.places", "platform.deeds", "platform.quarantines"],
        "ServiceShell": ["platform.instances"],
        "Migrations": ["platform.migrations", "social.social_migrations"],
        nobody: [
            "platform.action_queues", "social.social_assisted", "social.social_message_attempts",
            "social.social_review_jobs",
        ],
        "SocialContract": ["social.social_jobs"],
    ]

    /// SQL functions by the room whose tables they read or write; trigger functions too.
    static let functions: [String: [String]] = [
        "SocialProfiles": [
            "social.reach", "social.count_profiles", "social.mark_reached", "social.profile_facts",
            "social.facts_status", "social.own_contacts", "social.plain_address", "social.plain_name",
            "social.shown_address",
        ],
        "SocialContract": ["social.list_import", "social.list_discovery", "social.list_review"],
        "Actions": ["platform.pass_gate", "platform.close_gate"],
        "Platforms": ["platform.exchange_platform_known", "platform.validate_platform_known"],
        "Quarantine": ["platform.timeline", "platform.count_deed"],
        "Outbox": ["outbox.settle_era", "outbox.begin_life", "outbox.end_life_of_another_era"],
        nobody: ["platform.forward_queue", "social.offer_to_hands", "social.note_in_ledger"],
    ]

    /// What is kept for processes of a version before, and named by no room.
    static let nobody = "nobody"

    /// A room that names what is another's.
    struct Guest: Hashable {
        let room: String
        let name: String
        /// A guest that nobody can explain is a crossing.
        let why: String

        init(_ room: String, _ name: String, _ why: String) { (self.room, self.name, self.why) = (room, name, why) }
    }

    static let guests: [Guest] =
        [
            Guest("SocialThreads", "social.own_contacts", "a door of the people's owner: who else has this mailbox"),
            Guest(
                "Suppression", "platform.close_gate", "a no waits for the plans in hand, and every later one sees it"),
            Guest("Quarantine", "platform.close_gate", "so does the end of everything that is sent"),
            Guest("Actions", "platform.suppression_hashes", "the last look stands in the statement that plans"),
            Guest("Actions", "platform.suppressions", "when somebody last did something, before a dump"),
            Guest("Actions", "platform.instances", "the same"),
            Guest(
                "Actions", "platform.life", "an outcome is recorded in the life that it belongs to, in its statement"),
            Guest("Actions", "platform.timeline", "the same"),
            Guest("Quarantine", "platform.actions", "it tells by the ledger's place that tables came back"),
            Guest("Quarantine", "platform.pauses", "an older life begins with a pause of everything"),
            Guest("Quarantine", "platform.instances", "every process notes the timeline that it has seen"),
            Guest(
                "Quarantine", "platform.suppressions",
                "the noes of the file beside the keys are put together with the list"
            ),
            Guest("Quarantine", "platform.suppression_hashes", "the same"),
            Guest("Quarantine", "platform.suppression_key", "the same"),
            Guest("Migrations", "platform.places", "a table that is made anew under an old name came from no dump"),
            Guest("Operator", "platform.credentials", "a lost key is missed only by what it sealed"),
            Guest("Operator", "platform.suppression_key", "a lost key must not be made anew"),
            Guest("Operator", "platform.suppressions", "a backup says how many noes it holds"),
        ] + stillBeside

    /// Rooms of messaging that name a table of `SocialThreads` beside its stores; it only gets shorter.
    private static let stillBeside: [Guest] = [
        ("SocialWriting", ["social_recipients", "social_messages", "social_draft_items"])
    ].flatMap { room, tables in tables.map { Guest(room, "social.\($0)", "not behind a store yet") } }

    static func owner(of name: String) -> String? {
        if name.hasPrefix("outbox."), !isFunction(name) { return "Outbox" }
        return owners[name]
    }

    private static func isFunction(_ name: String) -> Bool { functions.values.contains { $0.contains(name) } }

    private static let owners: [String: String] = {
        var owners: [String: String] = [:]
        for (room, names) in Array(tables) + Array(functions) {
            for name in names {
                precondition(owners[name] == nil, "\(name) has two owners")
                owners[name] = room
            }
        }
        return owners
    }()
}
