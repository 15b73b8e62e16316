internal import HTTPServer

/// What became of one PATCH.
enum SocialProfileChangeOutcome: Sendable {
    case changed([UInt8], version: Int64)
    case refused(Problem)
}
