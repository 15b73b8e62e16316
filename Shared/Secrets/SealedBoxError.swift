/// The box was not sealed with this key and these associated bytes, or it was changed.
package struct SealedBoxError: Error, Equatable, Sendable {}
