extension Commands {
    static let backups: [Command] = [
        Command(
            "backup", operands: ["FILE"],
            options: [Passphrase.option, .init("force", "replace FILE when it exists")],
            summary: "the database and the keys in one sealed file, while everything runs",
            examples: [
                "outreach backup outreach-$(date +%F).backup",
                "outreach backup --passphrase-file /etc/outreach/passphrase /mnt/backups/today.backup",
                "docker compose run --rm -T -e OUTREACH_BACKUP_PASSPHRASE outreach backup - > today.backup",
            ]
        ) { try await Backup($0).run() },
        Command(
            "restore", operands: ["FILE"],
            options: [
                Passphrase.option, .init("check", "only read it: is it whole, when was it made, what does it hold"),
                .init("key", "NAME", choices: ["suppression-key", "secrets-key"], "only print this key of it"),
            ],
            summary: "bring a backup back: into a fresh OUTREACH_HOME, or an empty database (DATABASE_URL)",
            examples: [
                "outreach restore --check today.backup", "OUTREACH_HOME=/srv/outreach outreach restore today.backup",
                "DATABASE_URL=postgresql://outreach@db.example/outreach outreach restore today.backup",
            ]
        ) { try await Restore($0).run() },
    ]
}
