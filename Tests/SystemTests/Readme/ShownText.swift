/// What a page shows of an answer, compared with the answer: ids, times and figures differ from home to home, `…` leaves out.
enum ShownText {
    /// The first line that is not there; `nil` when all are.
    static func missing(_ shown: [String], in output: String) -> String? {
        // What a terminal takes as "clear this line" is no text.
        let lines = output.replacing("\u{1B}[K", with: "").split(whereSeparator: \.isNewline).map { masked(String($0)) }
        return shown.filter { !$0.isEmpty && $0 != "…" }.first { line in
            let parts = masked(line).split(separator: "…").map(String.init)
            return !lines.contains { holds($0, parts) }
        }
    }

    private static func holds(_ line: String, _ parts: [String]) -> Bool {
        var rest = Substring(line)
        for (number, part) in parts.enumerated() {
            guard let found = rest.range(of: part), number > 0 || found.lowerBound == rest.startIndex else {
                return false
            }
            rest = rest[found.upperBound...]
        }
        return true
    }

    /// Words of digits and hexadecimal letters become one sign, and so do blanks: tables are as wide as what is in them.
    static func masked(_ line: String) -> String {
        var (out, word) = ("", "")
        func end() {
            let isFigure =
                word.contains(where: \.isNumber) && word.allSatisfy { $0.isNumber || "abcdefTZ-:._".contains($0) }
            out += isFigure ? "0" : word
            word = ""
        }
        for character in line {
            if character.isLetter || character.isNumber || "-:._".contains(character) {
                word.append(character)
                continue
            }
            end()
            if character == " ", out.last == " " || out.isEmpty { continue }
            out.append(character)
        }
        end()
        return out
    }

    /// Which id of an answer stands for which of a page: the one with the most of the same words behind it.
    static func pairs(_ shown: String, _ answer: String) -> [String: String] {
        // JSON says which is which by its names.
        var pairs = [String: String]()
        for (id, name) in named(shown) {
            if let other = named(answer).first(where: { $0.name == name && !pairs.values.contains($0.id) }) {
                pairs[id] = other.id
            }
        }
        var free = described(answer).filter { !pairs.values.contains($0.id) }
        for (id, words) in described(shown) where pairs[id] == nil {
            guard let best = free.map({ $0.words.intersection(words).count }).max(),
                let place = free.firstIndex(where: { $0.words.intersection(words).count == best })
            else { break }
            pairs[id] = free.remove(at: place).id
        }
        return pairs
    }

    /// Ids that stand behind a name: `"id":"…"`, `"job":"/…/…"`; each once.
    private static func named(_ text: String) -> [(id: String, name: String)] {
        var found: [(id: String, name: String)] = []
        for part in text.split(separator: ",") {
            let words = part.split(separator: "\"").map(String.init)
            guard let colon = words.firstIndex(of: ":"), colon > 0, colon + 1 < words.count,
                let id = ids(words[colon + 1]).first, !found.contains(where: { $0.id == id })
            else { continue }
            found.append((id, words[colon - 1]))
        }
        return found
    }

    /// Ids, each with the words up to the next one; the same id counts once.
    private static func described(_ text: String) -> [(id: String, words: Set<String>)] {
        var found: [(id: String, words: Set<String>)] = []
        for word in text.split(whereSeparator: { " \n\r\t\"/,:{}[]".contains($0) }).map(String.init) {
            if let id = ids(word).first {
                if !found.contains(where: { $0.id == id }) { found.append((id, [])) }
            } else if !found.isEmpty {
                found[found.count - 1].words.insert(word)
            }
        }
        return found
    }

    /// Ids in the order in which they stand there.
    static func ids(_ text: String) -> [String] {
        text.split { !($0.isHexDigit || $0 == "-") }.map(String.init).filter { word in
            word.utf8.count == 36 && word.split(separator: "-").map(\.utf8.count) == [8, 4, 4, 4, 12]
        }
    }
}

extension StringProtocol {
    /// Where a text first stands in this one.
    fileprivate func range(of text: String) -> Range<Index>? { ranges(of: text).first }
}
