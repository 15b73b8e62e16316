internal import HTTPServer
internal import JSON

/// A call that is not done, in the dialect's own words.
struct PracticeRefusal: Error {
    let reply: Reply
}
