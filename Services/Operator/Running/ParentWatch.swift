internal import Glibc

/// Children must not outlive `outreach`, even when it is killed with -9: the kernel signals them then.
///
/// `setpriv` of util-linux sets the signal and becomes the program; its process id stays the same.
enum ParentWatch {
    static func wrap(_ words: [String], signal: String) -> [String] {
        isAvailable ? ["setpriv", "--pdeathsig", signal] + words : words
    }

    static let isAvailable = ["/usr/bin/setpriv", "/bin/setpriv"].contains { (path: String) in access(path, X_OK) == 0 }
}
