internal import CCrypto

/// One run of OpenSSL's AES-256 in Galois/Counter Mode (NIST SP 800-38D); freed with it.
final class AES256GCM {
    enum Direction: Int32 {
        case open = 0
        case seal = 1
    }
    /// Bytes.
    static let tagLength = 16
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
        var tag = [UInt8](repeating: 0, count: AES256GCM.tagLength)
        EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(tag.count), &tag)
        return tag
    }
}
