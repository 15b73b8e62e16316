/// AES-256-GCM. A box is one version byte (1), 12 bytes of nonce, the ciphertext and 16 bytes of tag.
package enum SealedBox {
    private static let version: UInt8 = 1
    private static let nonceLength = 12

    /// - Parameters:
    ///   - key: 32 bytes; at most 2^32 boxes per key, because nonces are random.
    ///   - associated: bytes that must be the same when opening, such as the row the box lies in. They are not stored.
    package static func seal(_ plaintext: [UInt8], key: [UInt8], associated: [UInt8]) -> [UInt8] {
        let nonce = randomBytes(nonceLength)
        let cipher = AES256GCM(key: key, nonce: nonce, direction: .seal)
        cipher.associate(associated)
        guard let ciphertext = cipher.run(plaintext), cipher.finish() else {
            preconditionFailure("OpenSSL cannot seal")
        }
        return [version] + nonce + ciphertext + cipher.tag
    }

    package static func open(_ box: [UInt8], key: [UInt8], associated: [UInt8]) throws(SealedBoxError) -> [UInt8] {
        guard box.count >= 1 + nonceLength + AES256GCM.tagLength, box[0] == version else { throw SealedBoxError() }
        let cipher = AES256GCM(key: key, nonce: Array(box[1...nonceLength]), direction: .open)
        cipher.associate(associated)
        cipher.expect(tag: Array(box.suffix(AES256GCM.tagLength)))
        guard let plaintext = cipher.run(Array(box[(1 + nonceLength)..<(box.count - AES256GCM.tagLength)])),
            cipher.finish()
        else { throw SealedBoxError() }
        return plaintext
    }
}
