/// Seals a stream of unknown length in chunks, each of which proves itself, its place and whether it is the last one.
///
/// Source: the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, "Online Authenticated-Encryption and its Nonce-Reuse
/// Misuse-Resistance" (2015). A nonce is 7 random bytes of the stream, the chunk's number in 4 and in 1 whether it ends the stream,
/// so chunks that were changed, swapped, left out or cut off do not open. A key is for one stream.
package struct ChunkSeal: Sendable {
    /// Bytes that a sealed chunk is longer.
    package static let overhead = AES256GCM.tagLength
    /// Bytes of ``init(key:prefix:associated:)``'s prefix.
    package static let prefixLength = 7
    private let key: [UInt8]
    private let prefix: [UInt8]
    private let associated: [UInt8]
    /// Number of the next chunk.
    package private(set) var number: UInt32 = 0

    /// - Parameters:
    ///   - key: 32 bytes, used for this stream only.
    ///   - prefix: 7 random bytes.
    ///   - associated: bytes that must be the same when opening, such as what stands before the first chunk. They are not stored.
    package init(key: [UInt8], prefix: [UInt8], associated: [UInt8]) {
        precondition(key.count == 32 && prefix.count == ChunkSeal.prefixLength, "32 bytes of key and 7 of prefix")
        (self.key, self.prefix, self.associated) = (key, prefix, associated)
    }

    /// Seals the next chunk; nothing may follow the last one.
    package mutating func seal(_ plaintext: [UInt8], isLast: Bool) -> [UInt8] {
        let cipher = AES256GCM(key: key, nonce: nonce(isLast), direction: .seal)
        cipher.associate(associated)
        guard let ciphertext = cipher.run(plaintext), cipher.finish() else {
            preconditionFailure("OpenSSL cannot seal")
        }
        advance()
        return ciphertext + cipher.tag
    }

    /// Opens the next chunk. After an error the same chunk may be tried again, as the last one or as one in the middle.
    package mutating func open(_ box: [UInt8], isLast: Bool) throws(SealedBoxError) -> [UInt8] {
        guard box.count >= ChunkSeal.overhead else { throw SealedBoxError() }
        let cipher = AES256GCM(key: key, nonce: nonce(isLast), direction: .open)
        cipher.associate(associated)
        cipher.expect(tag: Array(box.suffix(ChunkSeal.overhead)))
        guard let plaintext = cipher.run(Array(box.dropLast(ChunkSeal.overhead))), cipher.finish() else {
            throw SealedBoxError()
        }
        advance()
        return plaintext
    }

    private func nonce(_ isLast: Bool) -> [UInt8] {
        prefix + (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - $0 * 8)) } + [isLast ? 1 : 0]
    }

    private mutating func advance() {
        precondition(number < .max, "a stream has at most 2^32 chunks")
        number += 1
    }
}
