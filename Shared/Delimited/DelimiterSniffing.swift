extension Delimiter {
    /// The delimiter that divides most of the first lines into the same number of fields.
    ///
    /// Delimiters inside quotes do not count. Between equals the one that occurs more often wins, then the order of the
    /// cases; a file without any is taken as comma separated with one column.
    static func sniffed(in head: UnsafeRawBufferPointer, lines wanted: Int = 20) -> Delimiter {
        let lines = countedLines(head, wanted)
        var best = (delimiter: Delimiter.comma, lines: 0, count: 0)
        for (index, delimiter) in allCases.enumerated() {
            let (agreeing, count) = commonest(lines.map { $0[index] })
            if agreeing > best.lines || (agreeing == best.lines && count > best.count) {
                best = (delimiter, agreeing, count)
            }
        }
        return best.delimiter
    }

    /// For each of the first lines, how often each delimiter occurs outside quotes (in the order of the cases).
    private static func countedLines(_ head: UnsafeRawBufferPointer, _ wanted: Int) -> [[Int]] {
        let candidates = allCases.map(\.rawValue)
        let none = [Int](repeating: 0, count: candidates.count)
        var lines: [[Int]] = []
        var line = none
        var quoted = false
        var atFieldStart = true
        for byte in head {
            if byte == quoteByte {
                // A doubled quote closes and opens again, which leaves the state as it was.
                quoted = quoted ? false : atFieldStart
                if !quoted { atFieldStart = true }
                continue
            }
            atFieldStart = false
            if quoted { continue }
            if byte == lineFeed || byte == carriageReturn {
                if line != none { lines.append(line) }
                if lines.count == wanted { return lines }
                line = none
                atFieldStart = true
            } else if let index = candidates.firstIndex(of: byte) {
                line[index] += 1
                atFieldStart = true
            }
        }
        if line != none { lines.append(line) }
        return lines
    }

    /// The count above zero that most lines agree on, and how many do; the larger count wins a tie.
    private static func commonest(_ counts: [Int]) -> (lines: Int, count: Int) {
        var tally: [Int: Int] = [:]
        for count in counts where count > 0 { tally[count, default: 0] += 1 }
        let best = tally.max { ($0.value, $0.key) < ($1.value, $1.key) }
        return (best?.value ?? 0, best?.key ?? 0)
    }
}

let quoteByte: UInt8 = 0x22
let lineFeed: UInt8 = 0x0A
let carriageReturn: UInt8 = 0x0D
