import AssayDigest
import Testing

struct `A token` {
  @Test func `matches itself alone`() throws {
    var entropy = Entropy.seeded(1)
    let token = entropy.token()
    let other = entropy.token()
    let read = try #require(Token(token.text))
    #expect(token.matches(read))
    #expect(!token.matches(other))
    #expect(Token.matches(token.text, verifier: token.verifier))
    #expect(!Token.matches(other.text, verifier: token.verifier))
  }

  @Test func `differs when one character of its text does`() {
    var entropy = Entropy.seeded(2)
    let token = entropy.token()
    let text = Array(token.text.utf8)
    for index in text.indices {
      var changed = text
      changed[index] = changed[index] == UInt8(ascii: "0") ? UInt8(ascii: "g") : UInt8(ascii: "0")
      #expect(!Token.matches(String(decoding: changed, as: UTF8.self), verifier: token.verifier))
    }
  }

  @Test(arguments: ["", "x", String(repeating: "0", count: 51), String(repeating: "Z", count: 52), "é"])
  func `is no other text`(text: String) {
    var entropy = Entropy.seeded(3)
    let token = entropy.token()
    #expect(Token(text) == nil)
    #expect(!Token.matches(text, verifier: token.verifier))
  }

  @Test func `of zeros is not what a wrong text stands for`() throws {
    let zeros = try #require(Token(String(repeating: "0", count: 52)))
    #expect(!Token.matches("no token", verifier: zeros.verifier))
    #expect(Token.matches(zeros.text, verifier: zeros.verifier))
  }

  @Test func `does not print itself`() {
    var entropy = Entropy.seeded(4)
    let token = entropy.token()
    var dumped = ""
    dump(token, to: &dumped)
    #expect(!dumped.contains(token.text))
    #expect("\(token) \(String(reflecting: token))" == "a token a token")
    #expect(dumped == "- a token\n")
  }
}

struct `A secret key` {
  @Test func `authenticates as RFC 4231 says`() throws {
    // Test case 3: a key of 20 bytes 0xaa; HMAC fills keys up with zeros, so 12 zeros more are the same key.
    let key = try #require(
      SecretKey(keptBytes: [UInt8](repeating: 0xaa, count: 20) + [UInt8](repeating: 0, count: 12)))
    #expect(
      key.code(of: [UInt8](repeating: 0xdd, count: 50)).hexadecimal
        == "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe")
  }

  @Test func `derives ids that repeat, and that another key, domain or field changes`() throws {
    var entropy = Entropy.seeded(9)
    let key = entropy.secretKey()
    let again = try #require(SecretKey(keptBytes: key.bytes))
    let id = key.opaqueID(prefix: "o", domain: "assay option v1", "item", "option")
    #expect(id == again.opaqueID(prefix: "o", domain: "assay option v1", "item", "option"))
    #expect(id.utf8.count == 14)
    let others = [
      id,
      entropy.secretKey().opaqueID(prefix: "o", domain: "assay option v1", "item", "option"),
      key.opaqueID(prefix: "o", domain: "assay other v1", "item", "option"),
      key.opaqueID(prefix: "o", domain: "assay option v1", "itemo", "ption"),
      key.opaqueID(prefix: "o", domain: "assay option v1", "item"),
      key.derived(domain: "assay session v1", "s-1").opaqueID(prefix: "o", domain: "assay option v1", "item", "option"),
    ]
    #expect(Set(others).count == others.count)
  }

  @Test func `has thirty-two bytes and does not print itself`() {
    var entropy = Entropy.seeded(10)
    #expect(SecretKey(keptBytes: [1, 2, 3]) == nil)
    var dumped = ""
    dump(entropy.secretKey(), to: &dumped)
    #expect(dumped == "- a secret key\n")
  }
}

struct `Comparing in constant time` {
  @Test func `says what comparing says`() {
    let samples: [[UInt8]] = [[], [0], [1], [0, 0], [0, 1], [1, 0], [255, 255]]
    for one in samples {
      for other in samples { #expect(equalInConstantTime(one.span, other.span) == (one == other)) }
    }
  }
}
