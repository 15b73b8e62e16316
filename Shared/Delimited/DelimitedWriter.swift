/// Writes RFC 4180 records. A field is quoted only where reading it back needs it.
///
/// Spreadsheets run a cell that starts with `=`, `+`, `-`, `@`, TAB or CR as a formula, and a bio or a name comes from
/// strangers. With `defusesFormulas` (the default) such a field gets a leading apostrophe, which spreadsheets show as
/// text. Whoever reads such a file back takes it away (``Defusing``); switch it off for a file whose reader does not.
package struct DelimitedWriter: Sendable {
    /// Everything written and not yet taken.
    package private(set) var bytes: [UInt8] = []

    private let delimiter: UInt8
    private let defusesFormulas: Bool
    private var fieldsInRecord = 0
    private var recordStart = 0

    package init(delimiter: Delimiter = .comma, defusesFormulas: Bool = true) {
        self.delimiter = delimiter.rawValue
        self.defusesFormulas = defusesFormulas
    }

    package mutating func record(_ fields: [String]) {
        for text in fields { field(text) }
        endRecord()
    }

    package mutating func field(_ text: String) {
        var text = text
        text.withUTF8 { field(utf8: $0) }
    }

    /// - Parameter text: UTF-8; not checked.
    package mutating func field(utf8 text: UnsafeBufferPointer<UInt8>) {
        if fieldsInRecord > 0 { bytes.append(delimiter) }
        fieldsInRecord += 1
        let defused = defusesFormulas && Defusing.isNeeded(text)
        guard text.contains(where: needsQuotes) || text.first == 0x20 || text.last == 0x20 else {
            if defused { bytes.append(Defusing.mark) }
            bytes.append(contentsOf: text)
            return
        }
        bytes.append(quoteByte)
        if defused { bytes.append(Defusing.mark) }
        for byte in text {
            if byte == quoteByte { bytes.append(quoteByte) }
            bytes.append(byte)
        }
        bytes.append(quoteByte)
    }

    /// - Parameter digits: a number, which is no formula whatever its sign.
    package mutating func number(_ digits: String) {
        if fieldsInRecord > 0 { bytes.append(delimiter) }
        fieldsInRecord += 1
        bytes.append(contentsOf: digits.utf8)
    }

    package mutating func endRecord() {
        // One empty field alone would be a blank line, which readers skip.
        if bytes.count == recordStart, fieldsInRecord == 1 { bytes += [quoteByte, quoteByte] }
        bytes += [carriageReturn, lineFeed]
        fieldsInRecord = 0
        recordStart = bytes.count
    }

    /// Hands over what was written so far, between records, so that a long export needs little memory.
    package mutating func take() -> [UInt8] {
        defer { (bytes, recordStart) = ([], 0) }
        return bytes
    }

    /// Whether a cell that starts with `byte` is run rather than shown (OWASP, CSV injection).
    package static func startsFormula(_ byte: UInt8?) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, carriageReturn: true
        default: false
        }
    }

    private func needsQuotes(_ byte: UInt8) -> Bool {
        byte == delimiter || byte == quoteByte || byte == lineFeed || byte == carriageReturn
    }
}
