/// Reads RFC 4180 text (CSV and its relatives) as it arrives, in memory that does not grow with the file.
///
/// Lenient where a reader can be without guessing:
/// - a quote inside an unquoted field is an ordinary character; a field is quoted only if a quote is its first byte;
/// - lines may end in CRLF, LF or CR, mixed, and the last one may lack its end; lines without a byte are skipped;
/// - spaces between a closing quote and the delimiter are dropped; anything else there breaks that record;
/// - records may differ in their number of fields.
///
/// What the records, their faults and the limits are never depends on how the file was cut into chunks.
package struct DelimitedReader {
    private static let slice = 256 << 10

    private let options: DelimitedOptions
    private var transcoder: Transcoder
    private var scanner: RecordScanner?
    private var buffer: [UInt8] = []

    package init(_ options: DelimitedOptions = DelimitedOptions()) {
        self.options = options
        transcoder = Transcoder(encoding: options.encoding, sniffBytes: options.sniffBytes)
    }

    /// The file's encoding as far as it is known: a file of nothing but ASCII is UTF-8.
    package var encoding: TextEncoding { transcoder.encoding ?? .utf8 }

    /// `nil` until enough of the file was seen.
    package var delimiter: Delimiter? { scanner.flatMap { Delimiter(rawValue: $0.delimiter) } }

    /// Takes the next bytes of the file and hands over every record that they complete.
    ///
    /// If `body` throws, its record counts as handed over and the records behind it come with the next call.
    package mutating func feed<Failure: Error>(
        _ bytes: UnsafeRawBufferPointer, _ body: (borrowing DelimitedRecord) throws(Failure) -> Void
    ) throws(Failure) {
        let units = bytes.assumingMemoryBound(to: UInt8.self)
        for from in stride(from: 0, to: units.count, by: Self.slice) {
            let part = UnsafeBufferPointer(rebasing: units[from..<min(from + Self.slice, units.count)])
            transcoder.push(part, into: &buffer)
            try deliver(body)
        }
    }

    package mutating func feed<Failure: Error>(
        _ bytes: [UInt8], _ body: (borrowing DelimitedRecord) throws(Failure) -> Void
    ) throws(Failure) {
        try bytes.withUnsafeBufferPointer { (units) throws(Failure) in
            try feed(UnsafeRawBufferPointer(units), body)
        }
    }

    /// The file is over: hands over what is left, usually the last record.
    /// - Throws: ``DelimitedError`` when a quote was never closed, or what `body` throws.
    package mutating func finish(_ body: (borrowing DelimitedRecord) throws -> Void) throws {
        transcoder.finish(into: &buffer)
        settleDelimiter()
        try deliver(body)
        let encoding = encoding
        try buffer.withUnsafeMutableBufferPointer { text in
            guard try scanner?.finish(text) == true else { return }
            try scanner?.handOver(text, encoding, body)
        }
    }
}

extension DelimitedReader {
    private mutating func settleDelimiter() {
        guard scanner == nil else { return }
        let sniffed = buffer.withUnsafeBytes { head in
            Delimiter.sniffed(in: UnsafeRawBufferPointer(rebasing: head.prefix(options.sniffBytes)))
        }
        scanner = RecordScanner(delimiter: options.delimiter ?? sniffed, options: options)
    }

    private mutating func deliver<Failure: Error>(
        _ body: (borrowing DelimitedRecord) throws(Failure) -> Void
    ) throws(Failure) {
        if scanner == nil, buffer.count >= options.sniffBytes || options.delimiter != nil { settleDelimiter() }
        guard scanner != nil else { return }
        defer { dropConsumed() }
        let encoding = encoding
        try buffer.withUnsafeMutableBufferPointer { (text) throws(Failure) in
            while scanner!.advance(text) { try scanner!.handOver(text, encoding, body) }
        }
    }

    private mutating func dropConsumed() {
        guard let start = scanner?.start, start > 0 else { return }
        buffer.removeFirst(start)
        scanner!.rebase()
    }
}
