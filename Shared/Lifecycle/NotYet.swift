/// An error that may mean no more than that there is nothing to work on yet, such as tables that are not there.
package protocol NotYet: Error {
    /// A chore that meets it looks again now and then, and warns nobody.
    var isNotYet: Bool { get }
}
