internal import Actions
internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Listing
internal import SocialContract
internal import SocialThreads

/// One message as it is now, with why it waits and everything that was tried (R1.18).
struct SocialShownMessage: Sendable {
    let version: Int64
    let bytes: SharedBytes

    /// Answers many readers with two statements.
    /// - Returns: in the order of the ids; `nil` for those that are not there. A row that cannot be read fails alone.
    static func read(
        _ ids: [UUID], in database: Database
    ) async throws -> [Result<SocialShownMessage?, any Error>] {
        let all = Array(Set(ids))
        return try await database.withConnection { connection in
            let read = try await connection.pipeline([
                .keptPlans, SocialMessageStore.selecting(all),
                LedgerReading.attempts(product: SocialLedger.product, subjects: all),
            ])
            let attempts = try LedgerReading.bySubject(read[2])
            let messages = read[1].compactMap { try? SocialMessage($0) }
            let waiting = messages.filter { SocialMessageStatus.underWay.contains($0.status) }.map(\.id)
            let held = try await Holds.of(product: SocialLedger.product, subjects: waiting, on: connection)
            let reader = try RecordReader(SocialMessage.record, of: read[1])
            var found: [UUID: Result<SocialShownMessage?, any Error>] = [:]
            for row in read[1] {
                let id: UUID = try row["id"]
                found[id] = Result { try SocialShownMessage(row, reader, held[id], attempts[id] ?? []) }
            }
            return ids.map { found[$0] ?? .success(nil) }
        }
    }

    private init(_ row: Row, _ reader: RecordReader, _ held: Hold?, _ attempts: [LedgerAttempt]) throws {
        version = try row["version"]
        let more = JSONObject(Hold.members(held) + [("attempts", .array(attempts.map(\.json)))])
        bytes = SharedBytes(try reader.object(row, and: more))
    }
}

extension SocialShownMessage? {
    /// - Throws: 404 where there is none.
    var response: Response {
        get throws {
            guard let message = self else { throw Problem.notFound("There is no such message.") }
            return Response.json(200, message.bytes).tagged(EntityTag(version: message.version))
        }
    }
}
