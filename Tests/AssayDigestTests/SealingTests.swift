import AssayDigest
import Testing

struct `A sealing key` {
  private let key: SealingKey
  private let nonces = SealingNonces(.seeded(1))

  init() throws { key = try #require(SealingKey(keptBytes: Array(0..<32))) }

  private func sealed(_ record: [UInt8], _ context: [UInt8] = []) -> [UInt8] {
    var bytes: [UInt8] = []
    key.seal(record, boundTo: context, using: nonces, into: &bytes)
    return bytes
  }

  @Test func `opens what it sealed, of any length`() {
    for count in [0, 1, 15, 16, 17, 100, 5000] {
      let record = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      let bytes = sealed(record, [1, 2, 3])
      #expect(bytes.count == count + SealingKey.overhead)
      #expect(key.open(bytes[...], boundTo: [1, 2, 3]) == record)
    }
  }

  /// Test case 16 of McGrew and Viega, *The Galois/Counter Mode of Operation*, 2004.
  @Test func `is AES-256-GCM`() throws {
    let key = try #require(SealingKey(keptBytes: hex("feffe9928665731c6d6a8f9467308308") * 2))
    let nonce = hex("cafebabefacedbaddecaf888")
    let cipher = hex(
      "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662")
    let tag = hex("76fc6ece0f4e1768cddf8853bb2d551b")
    let plain = hex(
      "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39")
    let context = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    #expect(key.open((nonce + cipher + tag)[...], boundTo: context) == plain)
  }

  @Test func `does not open what was changed, cut, moved or sealed with another`() throws {
    let bytes = sealed(Array("answer".utf8), [7])
    for index in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[index] ^= 1 << UInt8(bit)
        #expect(key.open(changed[...], boundTo: [7]) == nil)
      }
    }
    for count in 0..<bytes.count { #expect(key.open(bytes[..<count], boundTo: [7]) == nil) }
    #expect(key.open(bytes[...], boundTo: [8]) == nil)
    #expect(key.open(bytes[...], boundTo: []) == nil)
    let other = try #require(SealingKey(keptBytes: Array(1..<33)))
    #expect(other.open(bytes[...], boundTo: [7]) == nil)
  }

  @Test func `seals the same record as other bytes each time`() {
    #expect(Set((0..<200).map { _ in sealed([1, 2, 3]) }).count == 200)
    #expect(Set((0..<200).map { _ in Array(sealed([])[..<SealingNonces.byteCount]) }).count == 200)
  }

  @Test func `has thirty-two bytes and does not show them`() {
    #expect(SealingKey(keptBytes: [UInt8](repeating: 0, count: 31)) == nil)
    #expect(SealingKey(keptBytes: [UInt8](repeating: 0, count: 33)) == nil)
    #expect(key.bytes == Array(0..<32))
    var text = "\(key) \(String(reflecting: key))"
    dump(key, to: &text)
    #expect(!text.contains("31") && !text.contains("1f"))
  }

  private func hex(_ text: String) -> [UInt8] {
    stride(from: 0, to: text.utf8.count, by: 2).map { offset in
      let start = text.index(text.startIndex, offsetBy: offset)
      return UInt8(text[start..<text.index(start, offsetBy: 2)], radix: 16) ?? 0
    }
  }
}

private func * (bytes: [UInt8], times: Int) -> [UInt8] { (0..<times).flatMap { _ in bytes } }
