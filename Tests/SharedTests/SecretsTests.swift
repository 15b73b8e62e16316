import Secrets
import Testing

@Suite struct SecretsTests {
    @Test("FIPS 180-4 and RFC 4231 examples") func knownDigests() {
        #expect(hex(sha256(Array("abc".utf8))) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(hex(sha256([])) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            hex(hmacSHA256(key: Array("Jefe".utf8), Array("what do ya want for nothing?".utf8)))
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        var running = RunningSHA256()
        running.update(Array("a".utf8))
        running.update(Array("bc".utf8))
        #expect(running.finish() == sha256(Array("abc".utf8)))
    }

    @Test("RFC 7914 example") func knownScrypt() {
        let key = scrypt(
            password: Array("password".utf8), salt: Array("NaCl".utf8), cost: ScryptCost(n: 1024, r: 8, p: 16),
            length: 64)
        #expect(key.map(hex)?.hasPrefix("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162") == true)
        #expect(scrypt(password: [], salt: [], cost: ScryptCost(n: 3, r: 8, p: 1)) == nil)
    }

    @Test(arguments: [0, 1, 15, 16, 17, 4096]) func boxesOpenAgain(length: Int) throws {
        let key = randomBytes(32)
        let secret = randomBytes(length)
        let box = SealedBox.seal(secret, key: key, associated: [1, 2])
        #expect(box.count == length + 29)
        #expect(try SealedBox.open(box, key: key, associated: [1, 2]) == secret)
        #expect(SealedBox.seal(secret, key: key, associated: [1, 2]) != box)
    }

    @Test func changedBoxesStayShut() {
        let key = randomBytes(32)
        let box = SealedBox.seal([7, 7, 7], key: key, associated: [1])
        for index in box.indices {
            var changed = box
            changed[index] ^= 1
            #expect(throws: SealedBoxError.self) { try SealedBox.open(changed, key: key, associated: [1]) }
        }
        #expect(throws: SealedBoxError.self) { try SealedBox.open(box, key: key, associated: [2]) }
        #expect(throws: SealedBoxError.self) { try SealedBox.open(box, key: randomBytes(32), associated: [1]) }
        #expect(throws: SealedBoxError.self) { try SealedBox.open(Array(box.prefix(28)), key: key, associated: [1]) }
    }

    @Test func encodingsGoBothWays() {
        for length in 0..<40 {
            let value = randomBytes(length)
            #expect(bytes(hex: hex(value)) == value)
            #expect(bytes(base64URL: base64URL(value)) == value)
        }
        #expect(base64URL([0xFB, 0xFF]) == "-_8")
        for wrong in ["-_9", "-_8=", "A", "+/8A"] { #expect(bytes(base64URL: wrong) == nil) }
        for wrong in ["0", "0g", " 1"] { #expect(bytes(hex: wrong) == nil) }
    }

    @Test func keysAreRecognisedWithoutADatabase() {
        let key = APIKey.generate()
        #expect(key.text.utf8.count == 61)
        #expect(APIKey(key.text) == key)
        #expect(key.prefix.hasPrefix("ok_") && key.prefix.count == 11)
        #expect(!"\(key)".contains(key.text.suffix(20)))
        #expect(APIKey.generate().text != key.text)
        for index in key.text.indices {
            var typo = key.text
            typo.replaceSubrange(index...index, with: key.text[index] == "x" ? "y" : "x")
            #expect(APIKey(typo) == nil)
        }
        for wrong in ["", "ok_", key.text + "a", String(key.text.dropLast())] { #expect(APIKey(wrong) == nil) }
    }

    @Test func equalityLooksAtEveryByte() {
        #expect(constantTimeEqual([1, 2], [1, 2]))
        #expect(!constantTimeEqual([1, 2], [1, 3]))
        #expect(!constantTimeEqual([1], [1, 2]))
        #expect(constantTimeEqual([], []))
    }
}
