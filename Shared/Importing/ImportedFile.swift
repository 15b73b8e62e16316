package import FoundationEssentials

/// A file under import.
package struct ImportedFile: Sendable {
    package let id: UUID
    package let scope: String?
    /// The file's values win over what is known.
    package let overwrite: Bool
    /// Judge every row, change nothing.
    package let isTrial: Bool
    let parts: Int32
}
