/// What is wrong with an archive, in a sentence for the operator. Nothing that was read after it can be trusted.
package struct ArchiveFault: Error, Equatable, Sendable, CustomStringConvertible {
    package enum Kind: String, Sendable {
        /// It is something else, or its first line was changed.
        case foreign
        /// It was made by a newer version.
        case newer
        /// The passphrase is another one, or the first lines were changed: nobody can tell these two apart.
        case passphrase
        /// Bytes were changed, or pieces of it stand in another order.
        case changed
        /// Its end is missing.
        case truncated
        /// Something stands behind its end.
        case trailing
    }

    package let kind: Kind
    package let description: String

    init(_ kind: Kind, _ description: String) { (self.kind, self.description) = (kind, description) }
}
