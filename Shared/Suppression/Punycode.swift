/// Domain labels between their two spellings, as people write them (`müller`) and as programs do (`xn--mller-kva`).
///
/// Source: RFC 3492, with the parameters of its section 5. No mapping beyond small letters and normal form C is done.
enum Punycode {
    private static let (base, tmin, tmax, skew, damp): (Int, Int, Int, Int, Int) = (36, 1, 26, 38, 700)
    private static let (initialBias, initialCode) = (72, 0x80)

    /// - Returns: the domain in ASCII; as it is where a label cannot be written so.
    static func ascii(_ domain: String) -> String {
        if domain.utf8.allSatisfy({ $0 < 0x80 }) { return domain }
        return labels(of: domain) { label in
            label.utf8.allSatisfy { $0 < 0x80 } ? nil : encoded(Array(label.unicodeScalars)).map { "xn--" + $0 }
        }
    }

    /// - Returns: the domain with the letters that its `xn--` labels stand for.
    static func unicode(_ domain: String) -> String {
        guard domain.contains("xn--") else { return domain }
        return labels(of: domain) { $0.hasPrefix("xn--") ? decoded($0.utf8.dropFirst(4)) : nil }
    }

    private static func labels(of domain: String, _ change: (Substring) -> String?) -> String {
        domain.split(separator: ".", omittingEmptySubsequences: false).map { change($0) ?? String($0) }
            .joined(separator: ".")
    }

    private static func encoded(_ scalars: [Unicode.Scalar]) -> String? {
        var output = scalars.filter(\.isASCII).map { UInt8(ascii: $0) }
        var handled = output.count
        let basic = handled
        if basic > 0 { output.append(UInt8(ascii: "-")) }
        var (code, delta, bias) = (initialCode, 0, initialBias)
        while handled < scalars.count {
            guard let next = scalars.map({ Int($0.value) }).filter({ $0 >= code }).min() else { return nil }
            delta += (next - code) * (handled + 1)
            code = next
            for scalar in scalars {
                if Int(scalar.value) < code { delta += 1 }
                guard Int(scalar.value) == code else { continue }
                append(delta, bias, to: &output)
                bias = adapted(delta, points: handled + 1, isFirst: handled == basic)
                (delta, handled) = (0, handled + 1)
            }
            (delta, code) = (delta + 1, code + 1)
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func append(_ delta: Int, _ bias: Int, to output: inout [UInt8]) {
        var (rest, place) = (delta, base)
        while true {
            let threshold = threshold(place, bias)
            if rest < threshold { break }
            output.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            place += base
        }
        output.append(digit(rest))
    }

    private static func decoded(_ label: some BidirectionalCollection<UInt8>) -> String? {
        let label = Array(label)
        let dash = label.lastIndex(of: UInt8(ascii: "-"))
        var output = dash.map { label[..<$0].map { UInt32($0) } } ?? []
        var rest = label[(dash.map { $0 + 1 } ?? 0)...]
        var (code, index, bias) = (initialCode, 0, initialBias)
        while !rest.isEmpty {
            let (before, isFirst) = (index, index == 0)
            var (weight, place) = (1, base)
            while true {
                guard let value = rest.popFirst().flatMap(value(of:)) else { return nil }
                let (step, overflows) = value.multipliedReportingOverflow(by: weight)
                guard !overflows, step < 1 << 32 else { return nil }
                index += step
                let threshold = threshold(place, bias)
                if value < threshold { break }
                weight *= base - threshold
                guard weight < 1 << 32 else { return nil }
                place += base
            }
            bias = adapted(index - before, points: output.count + 1, isFirst: isFirst)
            code += index / (output.count + 1)
            index %= output.count + 1
            guard code <= 0x10FFFF else { return nil }
            output.insert(UInt32(code), at: index)
            index += 1
        }
        var text = String.UnicodeScalarView()
        for value in output {
            guard let scalar = Unicode.Scalar(value) else { return nil }
            text.append(scalar)
        }
        return String(text)
    }

    private static func threshold(_ place: Int, _ bias: Int) -> Int { min(max(place - bias, tmin), tmax) }

    private static func adapted(_ delta: Int, points: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / damp : delta / 2
        delta += delta / points
        var steps = 0
        while delta > (base - tmin) * tmax / 2 {
            delta /= base - tmin
            steps += base
        }
        return steps + (base - tmin + 1) * delta / (delta + skew)
    }

    private static func digit(_ value: Int) -> UInt8 { UInt8(value < 26 ? value + 0x61 : value - 26 + 0x30) }

    private static func value(of digit: UInt8) -> Int? {
        switch digit {
        case 0x61...0x7A: Int(digit) - 0x61
        case 0x41...0x5A: Int(digit) - 0x41
        case 0x30...0x39: Int(digit) - 0x30 + 26
        default: nil
        }
    }
}
