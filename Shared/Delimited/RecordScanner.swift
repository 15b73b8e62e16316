/// Finds records in a growing buffer of UTF-8 bytes and remembers where it stopped, so no byte is looked at twice.
///
/// Positions are offsets into the buffer the caller passes to `advance`; after the caller drops the bytes before
/// `start` it calls `rebase`. Escaped quotes are resolved by moving the field's later bytes down in place.
struct RecordScanner {
    private enum State { case recordStart, fieldStart, plain, quoted, quoteSeen, closed }

    let delimiter: UInt8
    let options: DelimitedOptions

    /// Where the current record begins; bytes before it are no longer needed.
    private(set) var start = 0
    private(set) var spans: [FieldSpan] = []
    private(set) var fault: DelimitedFault?
    private(set) var recordLine = 1
    private(set) var number = 0

    private var state = State.recordStart
    private var position = 0
    private var line = 1
    private var lastReturn = -2
    private var fieldStart = 0
    private var runStart = 0
    private var gap = 0
    private var fieldEnd = 0
    private var quoteLine = 0
    private var columns = 0
    private var highBits: UInt8 = 0
    /// Set once the record is too long to keep: its bytes are let go while the search for its end goes on.
    private var discarding = false

    init(delimiter: Delimiter, options: DelimitedOptions) {
        self.delimiter = delimiter.rawValue
        self.options = options
        spans.reserveCapacity(options.maxFields)
    }

    /// Reads on until a record is complete.
    /// - Returns: `false` when the bytes end first.
    mutating func advance(_ text: UnsafeMutableBufferPointer<UInt8>) -> Bool {
        while position < text.count {
            switch state {
            case .recordStart: beginRecord(text[position])
            case .fieldStart: beginField(text[position])
            case .plain: if scanPlain(text) { return complete(text) }
            case .quoted: scanQuoted(text)
            case .quoteSeen: judgeQuote(text)
            case .closed: if scanClosed(text) { return complete(text) }
            }
        }
        discardIfTooLong()
        return false
    }

    /// The input is over: whatever is pending is the last record, unless a quote is still open.
    mutating func finish(_ text: UnsafeMutableBufferPointer<UInt8>) throws(DelimitedError) -> Bool {
        switch state {
        case .recordStart: return false
        case .quoted: throw .unclosedQuote(line: quoteLine)
        case .quoteSeen:
            fieldEnd = moveRun(text, upTo: position - 1)
            closeField(text, at: fieldEnd)
        case .closed: closeField(text, at: fieldEnd)
        case .fieldStart:
            (fieldStart, gap) = (position, 0)
            closeField(text, at: position)
        case .plain: closeField(text, at: position)
        }
        return complete(text)
    }

    /// Hands over the record that `advance` or `finish` completed and begins the next one, even if `body` throws.
    mutating func handOver<Failure: Error>(
        _ text: UnsafeMutableBufferPointer<UInt8>, _ encoding: TextEncoding,
        _ body: (borrowing DelimitedRecord) throws(Failure) -> Void
    ) throws(Failure) {
        defer { beginNext() }
        guard let base = text.baseAddress else { return }
        let cause = fault == .notText(.utf8) ? DelimitedFault.notText(encoding) : fault
        try spans.withUnsafeBufferPointer { (spans) throws(Failure) in
            try body(
                DelimitedRecord(number: number, line: recordLine, fault: cause, text: UnsafePointer(base), spans: spans)
            )
        }
    }

    private mutating func beginNext() {
        start = position
        spans.removeAll(keepingCapacity: true)
        fault = nil
        columns = 0
        highBits = 0
        discarding = false
        state = .recordStart
    }

    /// The caller dropped the bytes before `start`.
    mutating func rebase() {
        for index in spans.indices {
            spans[index].start -= start
            spans[index].end -= start
        }
        position -= start
        lastReturn -= start
        fieldStart -= start
        runStart -= start
        fieldEnd -= start
        start = 0
    }
}

extension RecordScanner {
    private mutating func beginRecord(_ byte: UInt8) {
        if byte == lineFeed || byte == carriageReturn {
            endLine(byte)
            position += 1
            start = position
        } else {
            recordLine = line
            number += 1
            state = .fieldStart
        }
    }

    private mutating func beginField(_ byte: UInt8) {
        gap = 0
        if byte == quoteByte {
            quoteLine = line
            position += 1
            state = .quoted
        } else {
            state = .plain
        }
        fieldStart = position
        runStart = position
    }

    /// An unquoted field: a quote in it is an ordinary character.
    private mutating func scanPlain(_ text: UnsafeMutableBufferPointer<UInt8>) -> Bool {
        var (at, seen) = (position, highBits)
        defer { (position, highBits) = (at, seen) }
        while at < text.count {
            let byte = text[at]
            seen |= byte
            at += 1
            if byte == delimiter {
                closeField(text, at: at - 1)
                state = .fieldStart
                return false
            }
            // Everything else that matters is a control character, so ordinary letters cost two comparisons.
            guard byte < 0x0E else { continue }
            if byte == lineFeed || byte == carriageReturn {
                position = at - 1
                endLine(byte)
                closeField(text, at: at - 1)
                return true
            }
            if byte == 0 { fault = fault ?? .nulByte }
        }
        return false
    }

    private mutating func scanQuoted(_ text: UnsafeMutableBufferPointer<UInt8>) {
        var (at, seen) = (position, highBits)
        defer { (position, highBits) = (at, seen) }
        while at < text.count {
            let byte = text[at]
            seen |= byte
            at += 1
            if byte == quoteByte {
                state = .quoteSeen
                return
            }
            guard byte < 0x0E else { continue }
            position = at - 1
            endLine(byte)
            if byte == 0 { fault = fault ?? .nulByte }
        }
    }

    /// The byte after a quote inside a quoted field tells an escaped quote from the closing one.
    private mutating func judgeQuote(_ text: UnsafeMutableBufferPointer<UInt8>) {
        if text[position] == quoteByte {
            _ = moveRun(text, upTo: position)
            gap += 1
            position += 1
            runStart = position
            state = .quoted
        } else {
            fieldEnd = moveRun(text, upTo: position - 1)
            state = .closed
        }
    }

    /// Between a closing quote and the delimiter only spaces may stand.
    private mutating func scanClosed(_ text: UnsafeMutableBufferPointer<UInt8>) -> Bool {
        let byte = text[position]
        defer { position += 1 }
        if byte == delimiter {
            closeField(text, at: fieldEnd)
            state = .fieldStart
        } else if byte == lineFeed || byte == carriageReturn {
            endLine(byte)
            closeField(text, at: fieldEnd)
            return true
        } else if byte != 0x20 {
            fault = fault ?? .textAfterQuote(column: columns + 1, openedOnLine: quoteLine)
            highBits |= byte
            state = .plain
        }
        return false
    }
}

extension RecordScanner {
    /// Counts the line that `byte` at `position` ends; a line feed right after a carriage return ends the same line.
    private mutating func endLine(_ byte: UInt8) {
        if byte == carriageReturn {
            lastReturn = position
            line += 1
        } else if byte == lineFeed, lastReturn != position - 1 {
            line += 1
        }
    }

    /// Moves the bytes since the last dropped quote down over the gap.
    /// - Returns: where they now end.
    private func moveRun(_ text: UnsafeMutableBufferPointer<UInt8>, upTo end: Int) -> Int {
        guard gap > 0, end > runStart, let base = text.baseAddress else { return end - gap }
        (base + runStart - gap).update(from: base + runStart, count: end - runStart)
        return end - gap
    }

    private mutating func closeField(_ text: UnsafeMutableBufferPointer<UInt8>, at end: Int) {
        columns += 1
        if discarding { return }
        if end - fieldStart > options.maxFieldBytes {
            fault = fault ?? .fieldTooLong(column: columns, limit: options.maxFieldBytes)
        }
        if columns > options.maxFields {
            fault = fault ?? .tooManyFields(limit: options.maxFields)
        } else {
            spans.append(FieldSpan(start: fieldStart, end: end))
        }
    }

    private mutating func complete(_ text: UnsafeMutableBufferPointer<UInt8>) -> Bool {
        // The line end is one byte here and does not count; a longer one is not part of the record any more.
        if !discarding, position - start - 1 > options.maxRecordBytes {
            fault = .recordTooLong(limit: options.maxRecordBytes)
        }
        if highBits >= 0x80, fault == nil, !spans.allSatisfy({ isText(text, $0) }) { fault = .notText(.utf8) }
        return true
    }

    private func isText(_ text: UnsafeMutableBufferPointer<UInt8>, _ span: FieldSpan) -> Bool {
        UTF8Validity.isValid(UnsafeBufferPointer(rebasing: text[span.start..<span.end]))
    }

    private mutating func discardIfTooLong() {
        guard state != .recordStart, discarding || position - start > options.maxRecordBytes else { return }
        fault = .recordTooLong(limit: options.maxRecordBytes)
        discarding = true
        spans.removeAll(keepingCapacity: true)
        (start, fieldStart, runStart, fieldEnd, gap) = (position, position, position, position, 0)
    }
}
