import AssayDigest
import Testing

struct `A digest` {
  @Test(arguments: [
    // FIPS 180-4 examples, as NIST publishes them (Cryptographic Standards and Guidelines, "Example Values", SHA-256).
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `is SHA-256`(text: String, hexadecimal: String) {
    #expect(Digest(of: text).hexadecimal == hexadecimal)
    #expect(Digest(of: Array(text.utf8)).description == "sha256:" + hexadecimal)
  }

  @Test func `is the digest of a million letters, too`() {
    let million = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(Digest(of: million.span).hexadecimal == expected)
  }

  @Test func `is what its text and its bytes say`() {
    for seed in 0..<200 {
      let digest = Digest(of: "text \(seed)")
      #expect(Digest(digest.description) == digest)
      #expect(Digest(bytes: digest.bytes) == digest)
    }
  }

  @Test func `is sorted by its bytes`() {
    let digests = (0..<500).map { Digest(of: "\($0)") }
    let byBytes = digests.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    #expect(digests.sorted() == byBytes)
  }

  @Test(arguments: [
    "", "sha256:", "sha256:00", "sha1:" + String(repeating: "0", count: 64),
    String(repeating: "0", count: 64), "sha256:" + String(repeating: "A", count: 64),
    "sha256:" + String(repeating: "0", count: 63), "sha256:" + String(repeating: "0", count: 65),
    "sha256:" + String(repeating: "0", count: 63) + "g", "sha256:" + String(repeating: "0", count: 62) + "é",
    "SHA256:" + String(repeating: "0", count: 64), " sha256:" + String(repeating: "0", count: 63),
  ])
  func `has one spelling`(text: String) {
    #expect(Digest(text) == nil)
  }

  @Test func `has thirty-two bytes, no more and no fewer`() {
    #expect(Digest(bytes: [UInt8](repeating: 0, count: 31)) == nil)
    #expect(Digest(bytes: [UInt8](repeating: 0, count: 33)) == nil)
    #expect(Digest(bytes: [UInt8](repeating: 0, count: 32))?.hexadecimal == String(repeating: "0", count: 64))
  }
}
