internal import Glibc

/// Puts the files of a backup beside a restored database: all of them, or none.
final class KeyPlacement {
    private let home: Home
    /// What is written where nothing is.
    private var plan: [(path: String, text: String)] = []
    private var placed = 0

    /// - Throws: when a key here is another one.
    init(_ files: [(file: KeptFile, text: String)], home: Home, environment: [String: String]) throws(Failure) {
        self.home = home
        for (file, text) in files {
            let path = file.path(in: home)
            if let given = try file.given(environment) {
                try KeyPlacement.expectSame(given, text, "\(file.variable) is", file)
            } else if let old = Home.readText(path) {
                try KeyPlacement.expectSame(old, text, "\(path) holds", file)
            } else {
                plan.append((path, text))
            }
        }
    }

    private static func expectSame(_ here: String, _ there: String, _ what: String, _ file: KeptFile) throws(Failure) {
        guard here.filter({ !$0.isWhitespace }).lowercased() != there.filter({ !$0.isWhitespace }).lowercased() else {
            return
        }
        throw Failure(
            .refused,
            """
            \(what) another \(file.name) than the backup's. If nothing else needs it, put the backup's in its place \
            (outreach restore --key \(file.name) FILE prints it) and repeat; nothing was changed
            """)
    }

    func place() throws(Failure) {
        if !plan.isEmpty { try Home.makePrivate(home.path) }
        for (path, text) in plan {
            try Home.writeSecret(text, to: path)
            placed += 1
        }
    }

    func takeBack() {
        for (path, _) in plan.prefix(placed) { unlink(path) }
        placed = 0
    }
}
