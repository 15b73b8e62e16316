/// How words are written when nobody looks: digits for letters, and letters held down.
enum Spelling {
    static func usual(_ word: String) -> String {
        word.hasPrefix("f") && word.contains("*") ? "fuck" : unstretched(unmasked(word))
    }

    /// `st0p`, `un$ubscribe`: only where letters stand beside it.
    private static func unmasked(_ word: String) -> String {
        guard word.utf8.contains(where: { !(0x61...0x7A).contains($0) }),
            word.utf8.count(where: { (0x61...0x7A).contains($0) }) * 2 > word.utf8.count,
            word.utf8.first.map({ (0x61...0x7A).contains($0) || $0 == 0x35 }) == true,
            // Ordinals and hours end with their letters.
            word.utf8.last.map({ !(0x30...0x39).contains($0) || word.utf8.count <= 2 || $0 == 0x30 }) == true
        else { return word }
        return String(word.map { letters[$0] ?? $0 })
    }

    private static let letters: [Character: Character] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s",
    ]

    /// `nooooo` is `no`, `stoppp` is `stop`; pairs stay.
    private static func unstretched(_ word: String) -> String {
        var out: [Character] = []
        var run = 0
        for letter in word {
            run = out.last == letter ? run + 1 : 1
            if run == 3 { out.removeLast() }
            if run < 3 { out.append(letter) }
        }
        return String(out)
    }
}
