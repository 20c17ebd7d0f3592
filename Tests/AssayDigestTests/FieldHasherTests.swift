import AssayDigest
import Testing

struct `A field hasher` {
  private func digest(domain: String = "test", _ fill: (inout FieldHasher) -> Void) -> Digest {
    var hasher = FieldHasher(domain: domain)
    fill(&hasher)
    return hasher.finalize()
  }

  @Test func `keeps records apart that differ in any way`() {
    let records: [Digest] = [
      digest { _ in },
      digest { $0.append("") },
      digest { $0.appendAbsent() },
      digest { $0.append([UInt8]()) },
      digest {
        $0.append("ab"); $0.append("c")
      },
      digest {
        $0.append("a"); $0.append("bc")
      },
      digest { $0.append("abc") },
      digest { $0.append("1") },
      digest { $0.append(1) },
      digest { $0.append([1]) },
      digest { $0.append([0, 0, 0, 0, 0, 0, 0, 1]) },
      digest { $0.append(-1) },
      digest { $0.append(Digest(of: "")) },
      digest { $0.append(Digest(of: "").bytes) },
      digest { $0.append("\u{212A}") },
      digest { $0.append("K") },
      digest { $0.append("é") },
      digest { $0.append("e\u{301}") },
      digest(domain: "other") { $0.append("abc") },
      digest(domain: "testabc") { _ in },
    ]
    #expect(Set(records).count == records.count)
  }

  @Test func `hashes exactly the bytes that its documentation says`() {
    var expected: [UInt8] = [2, 0, 0, 0, 0, 0, 0, 0, 4] + Array("test".utf8)
    expected += [1, 0, 0, 0, 0, 0, 0, 0, 2, 7, 9]
    expected += [2, 0, 0, 0, 0, 0, 0, 0, 2] + Array("é".utf8)
    expected += [3, 0, 0, 0, 0, 0, 0, 0, 8, 255, 255, 255, 255, 255, 255, 255, 254]
    expected += [4, 0, 0, 0, 0, 0, 0, 0, 32] + Digest(of: "x").bytes
    expected += [5, 0, 0, 0, 0, 0, 0, 0, 0]
    let actual = digest {
      $0.append([7, 9])
      $0.append("é")
      $0.append(-2)
      $0.append(Digest(of: "x"))
      $0.appendAbsent()
    }
    #expect(actual == Digest(of: expected))
  }

  @Test func `gives a digest and goes on`() {
    var hasher = FieldHasher(domain: "test")
    hasher.append("a")
    let first = hasher.finalize()
    #expect(hasher.finalize() == first)
    hasher.append("b")
    #expect(
      hasher.finalize()
        == digest {
          $0.append("a"); $0.append("b")
        })
  }
}
