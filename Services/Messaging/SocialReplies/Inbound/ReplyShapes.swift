internal import HTTPServer

/// Replies, as the document and callers' types say them.
enum ReplyShapes {
    static let decided = Shape.object([
        .required("meaning", .text), .required("suppression_id", .nullable(.uuid), "What keeps the person now."),
    ])
}
