/// One record, valid only inside the call that hands it over: its fields are views into the reader's buffer.
package struct DelimitedRecord: ~Copyable {
    /// Position among the file's records, from 1; blank lines are no records.
    package let number: Int
    /// The line of the file on which the record starts, from 1; a quoted field may span more lines.
    package let line: Int
    /// Why the record must not be used, or `nil`. A broken record may lack fields.
    package let fault: DelimitedFault?

    let text: UnsafePointer<UInt8>
    let spans: UnsafeBufferPointer<FieldSpan>

    package var count: Int { spans.count }

    /// The field's bytes: UTF-8 unless the record is broken, quotes and escapes already resolved.
    package func bytes(_ column: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(units(column))
    }

    /// The field as text; the only place where a field costs an allocation.
    package subscript(column: Int) -> String {
        String(decoding: units(column), as: UTF8.self)
    }

    /// Bytes of all its fields.
    package var size: Int { spans.reduce(0) { $0 + $1.end - $1.start } }

    package var fields: [String] {
        var all: [String] = []
        all.reserveCapacity(count)
        for column in 0..<count { all.append(self[column]) }
        return all
    }

    private func units(_ column: Int) -> UnsafeBufferPointer<UInt8> {
        let span = spans[column]
        return UnsafeBufferPointer(start: text + span.start, count: span.end - span.start)
    }
}

/// Offsets of a field in the reader's buffer.
struct FieldSpan {
    var start: Int
    var end: Int
}
