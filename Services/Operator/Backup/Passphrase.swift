internal import Configuration
internal import FoundationEssentials
internal import Glibc
@_spi(_Unicode) internal import Swift

/// The passphrase of a backup: from a file, from the environment, or asked for. Never from the command line, where others read it.
///
/// The same words give the same key however they were typed: editors begin a file with a byte order mark, and keyboards put an umlaut
/// together from its parts.
enum Passphrase {
    static let option = Command.Option("passphrase-file", "PATH", "read the passphrase from this file")
    /// Fewest characters, and fewest different ones. A backup lies around for years, and guessing costs its finder only time.
    static let shortest = 12
    static let fewestKinds = 5

    /// Asked twice when it is asked for.
    /// - Throws: when it is too weak.
    static func forBackup(_ invocation: Invocation) throws(Failure) -> [UInt8] {
        let text = normal(try text(invocation, askTwice: true))
        guard text.count >= shortest, Set(text).count >= fewestKinds else {
            throw .usage(
                "the passphrase is too weak: it needs at least \(shortest) characters, \(fewestKinds) of them different; four or five words do"
            )
        }
        return Array(text.utf8)
    }

    /// What may have been meant, the likeliest first. Versions up to 0.2.0 took the bytes as they came, so these are tried as well.
    static func forRestore(_ invocation: Invocation) throws(Failure) -> [[UInt8]] {
        let typed = try text(invocation, askTwice: false)
        let plain = normal(typed)
        let decomposed = String(String.UnicodeScalarView(plain._nfd))
        var forms: [[UInt8]] = []
        for form in [plain, typed, decomposed, mark + plain, mark + decomposed] where !forms.contains(Array(form.utf8))
        {
            forms.append(Array(form.utf8))
        }
        return forms
    }

    private static let mark = "\u{FEFF}"

    /// Without a byte order mark, and composed (Unicode's form NFC).
    private static func normal(_ text: String) -> String {
        let scalars =
            text.unicodeScalars.first == "\u{FEFF}" ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
        return String(String.UnicodeScalarView(String(scalars)._nfc))
    }

    private static func text(_ invocation: Invocation, askTwice: Bool) throws(Failure) -> String {
        if let text = try given(invocation) { return text }
        return try asked(twice: askTwice)
    }

    private static func given(_ invocation: Invocation) throws(Failure) -> String? {
        if let path = invocation.value("passphrase-file") { return try read(path) }
        let reader = EnvironmentReader(invocation.environment)
        do {
            try reader.check()
        } catch {
            throw .usage(error.description)
        }
        return reader.readIfSet("OUTREACH_BACKUP_PASSPHRASE")
    }

    private static func read(_ path: String) throws(Failure) -> String {
        guard var text = Home.readText(path) else {
            throw .usage("the passphrase cannot be read from \(path): \(String(cString: strerror(errno)))")
        }
        while text.last?.isNewline == true { text.removeLast() }
        if text.isEmpty { throw .usage("there is no passphrase in \(path)") }
        return text
    }

    private static func asked(twice: Bool) throws(Failure) -> String {
        guard let prompt = HiddenPrompt() else {
            throw .usage(
                "no passphrase: give --passphrase-file, set OUTREACH_BACKUP_PASSPHRASE_FILE, or call this on a terminal, which asks for it"
            )
        }
        let first = try prompt.ask("Passphrase of the backup: ")
        if first.isEmpty { throw .usage("no passphrase was given") }
        if twice, try prompt.ask("Once more: ") != first { throw .usage("these were two different passphrases") }
        return first
    }
}
