internal import CCrypto

/// The box was not sealed with this key and these associated bytes, or it was changed.
package struct SealedBoxError: Error, Equatable, Sendable {}

/// AES-256-GCM. A box is one version byte (1), 12 bytes of nonce, the ciphertext and 16 bytes of tag.
package enum SealedBox {
    private static let version: UInt8 = 1
    private static let nonceLength = 12
    private static let tagLength = 16

    /// - Parameters:
    ///   - key: 32 bytes; at most 2^32 boxes per key, because nonces are random.
    ///   - associated: bytes that must be the same when opening, such as the row the box lies in. They are not stored.
    package static func seal(_ plaintext: [UInt8], key: [UInt8], associated: [UInt8]) -> [UInt8] {
        let nonce = randomBytes(nonceLength)
        let cipher = Cipher(key: key, nonce: nonce, direction: .seal)
        cipher.associate(associated)
        guard let ciphertext = cipher.run(plaintext), cipher.finish() else {
            preconditionFailure("OpenSSL cannot seal")
        }
        return [version] + nonce + ciphertext + cipher.tag
    }

    package static func open(_ box: [UInt8], key: [UInt8], associated: [UInt8]) throws(SealedBoxError) -> [UInt8] {
        guard box.count >= 1 + nonceLength + tagLength, box[0] == version else { throw SealedBoxError() }
        let cipher = Cipher(key: key, nonce: Array(box[1...nonceLength]), direction: .open)
        cipher.associate(associated)
        cipher.expect(tag: Array(box.suffix(tagLength)))
        guard let plaintext = cipher.run(Array(box[(1 + nonceLength)..<(box.count - tagLength)])), cipher.finish()
        else { throw SealedBoxError() }
        return plaintext
    }

    /// One run of OpenSSL's cipher; freed with it.
    private final class Cipher {
        enum Direction: Int32 {
            case open = 0
            case seal = 1
        }
        private let context: OpaquePointer

        init(key: [UInt8], nonce: [UInt8], direction: Direction) {
            precondition(key.count == 32, "a key of AES-256 has 32 bytes")
            guard let context = EVP_CIPHER_CTX_new(),
                EVP_CipherInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce, direction.rawValue) == 1
            else { preconditionFailure("OpenSSL has no AES-256-GCM") }
            self.context = context
        }

        deinit { EVP_CIPHER_CTX_free(context) }

        func associate(_ bytes: [UInt8]) {
            var length: Int32 = 0
            guard !bytes.isEmpty else { return }
            precondition(EVP_CipherUpdate(context, nil, &length, bytes, Int32(bytes.count)) == 1, "OpenSSL refuses")
        }

        func run(_ input: [UInt8]) -> [UInt8]? {
            guard !input.isEmpty else { return [] }
            var output = [UInt8](repeating: 0, count: input.count)
            var length: Int32 = 0
            return EVP_CipherUpdate(context, &output, &length, input, Int32(input.count)) == 1 ? output : nil
        }

        /// - Returns: `false` when the tag does not fit.
        func finish() -> Bool {
            var rest = [UInt8](repeating: 0, count: 16)
            var length: Int32 = 0
            return EVP_CipherFinal_ex(context, &rest, &length) == 1
        }

        func expect(tag: [UInt8]) {
            var tag = tag
            EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &tag)
        }

        var tag: [UInt8] {
            var tag = [UInt8](repeating: 0, count: SealedBox.tagLength)
            EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(tag.count), &tag)
            return tag
        }
    }
}
