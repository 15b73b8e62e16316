internal import Database
internal import Secrets

/// The key is not the one the list was written with: starting would silently forget every recorded "no".
package struct SuppressionKeyFault: Error, Equatable, Sendable, CustomStringConvertible {
    package let description: String
}
