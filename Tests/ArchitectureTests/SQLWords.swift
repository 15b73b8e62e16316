/// The words of a text that may be a statement.
enum SQLWords {
    /// Names with their dots (`social.social_profiles`), quoted values left out, and every other sign that is no blank by itself.
    static func of(_ text: String) -> [String] {
        var (words, word, isQuoted) = ([String](), [UInt8](), false)
        func isPart(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte < 0x80
        }
        func end() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word = []
        }
        for byte in text.utf8 {
            if byte == UInt8(ascii: "'") { isQuoted.toggle() }
            if isPart(byte), !isQuoted {
                word.append(byte)
                continue
            }
            end()
            if !isQuoted, byte > 0x20, byte < 0x80 || byte == 0xEF {
                words.append(byte == 0xEF ? "?" : String(decoding: [byte], as: UTF8.self))
            }
        }
        end()
        return words
    }

    /// Every name with a schema before it, quoted ones included: `to_regclass('social.social_profiles')`.
    static func qualified(_ text: String) -> [String] {
        of(text.replacing("'", with: " ")).filter { $0.contains(".") }.map { word in
            String(word.split(separator: ".").prefix(2).joined(separator: "."))
        }
    }

    /// Tables that a statement names without their schema. Sets that the statement makes itself (`WITH … AS`), functions that give rows and
    /// PostgreSQL's own catalogue have none.
    /// - Parameter made: names that other parts of the same statement make.
    static func bareTables(_ text: String, made: Set<String> = []) -> [String] {
        let words = of(text)
        let known = made.union(sets(words))
        var bare: [String] = []
        for (at, word) in words.enumerated() where opens(words, at, word) {
            var next = at + 1
            while next < words.count, ["ONLY", "LATERAL", "IF", "EXISTS", "NOT", "TABLE"].contains(words[next]) {
                next += 1
            }
            guard next < words.count, let first = words[next].utf8.first, isLetter(first) else { continue }
            let name = words[next]
            let isCall = next + 1 < words.count && words[next + 1] == "(" && word != "INTO"
            guard !name.contains("."), !isCall, !name.hasPrefix("pg_"), !known.contains(name), name != name.uppercased()
            else { continue }
            bare.append(name)
        }
        return bare
    }

    /// Names before `AS (` and `AS MATERIALIZED (`, with their columns between.
    static func sets(_ words: [String]) -> Set<String> {
        var names: Set<String> = []
        for (at, word) in words.enumerated() where word == "AS" && at > 0 {
            let behind = words[(at + 1)...].first { !["NOT", "MATERIALIZED"].contains($0) }
            guard behind == "(" || behind == "?" else { continue }
            var name = at - 1
            if words[name] == ")", let open = words[..<name].lastIndex(of: "("), open > 0 { name = open - 1 }
            names.insert(words[name])
        }
        return names
    }

    /// Whether a table's name may follow: `extract(epoch FROM …)`, `IS DISTINCT FROM`, `FOR UPDATE` and `DO UPDATE` take none.
    private static func opens(_ words: [String], _ at: Int, _ word: String) -> Bool {
        let before = at > 0 ? words[at - 1] : ""
        switch word {
        case "FROM": return !["DISTINCT", "epoch", "BOTH", "LEADING", "TRAILING"].contains(before)
        case "JOIN", "INTO": return true
        case "UPDATE": return !["FOR", "DO", "KEY", "AFTER", "BEFORE", "OR", "ON"].contains(before)
        case "TABLE": return ["LOCK", "ALTER", "TRUNCATE", "CREATE", "DROP"].contains(before)
        case ",": return false
        default: return false
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
