internal import CPostgres
internal import Glibc

/// Handing a statement to libpq: values stay where they are, only pointers to them are made.
extension SQL {
    func sendPrepared(_ name: String, _ handle: OpaquePointer) -> Bool {
        withParameters { count, values, lengths, formats in
            PQsendQueryPrepared(handle, name, count, values, lengths, formats, 1) == 1
        }
    }

    /// Without a name and without a plan that is kept.
    func sendUnnamed(_ handle: OpaquePointer) -> Bool {
        let types = binds.map(\.typeOID)
        return withParameters { count, values, lengths, formats in
            PQsendQueryParams(handle, text, count, types, values, lengths, formats, 1) == 1
        }
    }

    func sendPrepare(_ statement: StatementCache.Statement, _ handle: OpaquePointer) -> Bool {
        PQsendPrepare(handle, statement.name, text, Int32(statement.types.count), statement.types) == 1
    }

    private typealias Texts = UnsafePointer<UnsafePointer<CChar>?>

    private func withParameters(
        _ send: (Int32, Texts?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Bool
    ) -> Bool {
        let count = binds.count
        guard count > 0 else { return send(0, nil, nil, nil) }
        return bytes.withUnsafeBufferPointer { bytes in
            withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: count) { values in
                withUnsafeTemporaryAllocation(of: Int32.self, capacity: count * 2) { numbers in
                    for (index, bind) in binds.enumerated() {
                        values[index] = bind.length < 0 ? nil : SQL.pointer(bytes, bind.offset)
                        numbers[index] = bind.length
                        numbers[count + index] = 1
                    }
                    return send(
                        Int32(count), UnsafePointer(values.baseAddress), UnsafePointer(numbers.baseAddress),
                        UnsafePointer(numbers.baseAddress! + count))
                }
            }
        }
    }

    /// libpq takes a null pointer for NULL, so an empty value needs an address too.
    private static func pointer(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UnsafePointer<CChar>? {
        guard let start = bytes.baseAddress else { return UnsafePointer(emptyValue) }
        return UnsafeRawPointer(start + offset).assumingMemoryBound(to: CChar.self)
    }

    private nonisolated(unsafe) static let emptyValue = UnsafeMutablePointer<CChar>.allocate(capacity: 1)

    /// Refuses what the server would refuse less clearly.
    func validate() throws(DatabaseError) {
        guard binds.count <= 65_535 else {
            throw DatabaseError(
                .server, "\(binds.count) values are more than the 65,535 of one statement", sqlState: "54000")
        }
        for (index, bind) in binds.enumerated() where bind.typeOID == OID.text || bind.typeOID == OID.json {
            guard bind.length > 0 else { continue }
            let holdsNUL = bytes.withUnsafeBytes { memchr($0.baseAddress! + bind.offset, 0, Int(bind.length)) != nil }
            if holdsNUL {
                let message = "value $\(index + 1) holds a NUL character, which PostgreSQL's text cannot store"
                throw DatabaseError(.server, message, sqlState: "22021")
            }
        }
    }
}
