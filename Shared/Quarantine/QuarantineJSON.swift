internal import FoundationEssentials
package import JSON
internal import Timekeeping

extension Quarantine {
    /// As health and the API show it.
    package var json: JSONValue {
        [
            "id": .string(id.uuidString.lowercased()), "cause": .string(cause.rawValue), "reason": .string(reason),
            "since": .string(since.iso8601), "began_at": .string(beganAt.iso8601), "began_by": .string(beganBy),
            "pause_id": .string(pauseID.uuidString.lowercased()), "noes_until": JSONValue(noesUntil?.iso8601),
            "noes_merged": JSONValue(noesMerged), "confirmed_at": JSONValue(confirmedAt?.iso8601),
        ]
    }
}
