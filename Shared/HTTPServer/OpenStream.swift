/// The writing end of an answer that goes on, as its connection knows it.
protocol OpenStream: AnyObject {
    /// Whether silence is filled with comments.
    var hasHeartbeat: Bool { get }
    /// It has lasted long enough, or its key is gone.
    func end()
    /// The server is about to stop.
    func wind()
    /// The connection is gone.
    func close()
}
