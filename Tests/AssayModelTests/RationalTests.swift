import AssayModel
import FoundationEssentials
import Testing

struct `A rational number` {
  @Test(arguments: [
    ("0", "0"), ("1.50", "1.5"), ("-12.5", "-12.5"), ("3e-2", "0.03"), ("1e3", "1000"), (".5", "0.5"), ("-0", "0"),
    ("123456789012345678901234567890", "123456789012345678901234567890"),
  ])
  func `reads decimals exactly`(text: String, expected: String) throws {
    #expect(try #require(Rational(decimal: text)).description == expected)
  }

  @Test(arguments: [
    "", "-", ".", "1,5", " 1", "1 ", "1e", "1e99", "nan", "0x10", "1.2.3", "--1", "1234567890123456789012345678901",
    "1e-9223372036854775808", "1e9223372036854775807", "1e-31", "0.0000000000000000000000000000001",
  ])
  func `refuses what is no decimal`(text: String) {
    #expect(Rational(decimal: text) == nil)
  }

  @Test func `keeps thirds`() {
    let third = Rational(1, 3)
    #expect(third + third + third == 1)
    #expect(third.description == "1/3")
    #expect(third.decimalText(places: 4) == "0.3333")
    #expect(Rational(-2, 3).decimalText(places: 2) == "-0.67")
    #expect(Rational(5, 2).rounded() == 3)
    #expect(Rational(-5, 2).rounded() == -3)
    #expect(Rational(-1, 2).roundedDown() == -1)
    #expect(Rational(1, 2).roundedUp() == 1)
  }

  /// Whoever writes a number decides how large it is; whatever it is, it can be told.
  @Test(arguments: [
    ("10000000000000000000000000/3", "3333333333333333333333333.333333", "10000000000000000000000000/3"),
    ("1/900000000000000000000000000001", "0", "1/900000000000000000000000000001"),
    (
      "900000000000000000000000000001/900000000000000000000000000002", "1",
      "900000000000000000000000000001/900000000000000000000000000002"
    ),
    ("-1e30", "-1" + String(repeating: "0", count: 30), "-1" + String(repeating: "0", count: 30)),
    ("0.0000005", "0.000001", "0.0000005"), ("-0.0000004", "0", "-0.0000004"), ("1.9999995", "2", "1.9999995"),
    ("123456789012345678901234.567891", "123456789012345678901234.567891", "123456789012345678901234.567891"),
  ])
  func `is written however large it is, and however fine`(text: String, rounded: String, exact: String) throws {
    let value = try #require(Rational(fraction: text))
    #expect(value.decimalText(places: 6) == rounded)
    #expect(value.description == exact)
  }

  @Test func `obeys the laws of a field`() {
    var state: UInt64 = 42
    func draw() -> Rational {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let above = Int(truncatingIfNeeded: state >> 33) % 1000 - 500
      return Rational(above, 1 + Int(state >> 50) % 97)
    }
    for _ in 0..<2000 {
      let (a, b, c) = (draw(), draw(), draw())
      #expect(a + b == b + a)
      #expect((a + b) + c == a + (b + c))
      #expect(a * (b + c) == a * b + a * c)
      #expect(a - a == 0)
      if b != 0 { #expect(a / b * b == a) }
      #expect((a < b) == (a.double < b.double) || a == b)
    }
  }

  @Test func `survives its own encoding`() throws {
    for value in [Rational(1, 3), Rational(-7), Rational(22, 7), Rational(1, 1_000_000_007) * Rational(3, 998_244_353)]
    {
      let data = try JSONEncoder().encode([value])
      #expect(try JSONDecoder().decode([Rational].self, from: data) == [value])
    }
  }

  @Test func `rounds instead of overflowing`() {
    var sum = Rational.zero
    for denominator in stride(from: 1_000_003, to: 1_000_403, by: 4) { sum += Rational(1, denominator) }
    #expect(abs(sum.double - 1e-4) < 1e-6)
  }

  @Test(arguments: [("70%", "0.7"), ("0.7", "0.7"), ("1/3", "1/3"), ("100%", "1")])
  func `reads shares`(text: String, expected: String) throws {
    #expect(try #require(Rational(share: text)).description == expected)
  }
}

struct `A duration` {
  @Test(arguments: [("90m", 5_400), ("1h30m", 5_400), ("30s", 30), ("365d", 31_536_000)] as [(String, Int64)])
  func `is read as authors write it`(text: String, seconds: Int64) throws {
    #expect(try #require(Interval(duration: text)).milliseconds == seconds * 1000)
  }

  @Test(arguments: ["", "90", "m", "1m1h", "1h1h", "-1m", "1.5h", "99999999999d"])
  func `is refused otherwise`(text: String) {
    #expect(Interval(duration: text) == nil)
  }
}

struct `An id` {
  @Test(arguments: ["a", "SEC.1.2", "report-01", "0x", String(repeating: "a", count: 64)])
  func `is a short word`(text: String) {
    #expect(ItemID(text)?.text == text)
  }

  @Test(arguments: ["", "-a", ".a", "_a", "a b", "é", "\u{212A}", "a/b", String(repeating: "a", count: 65)])
  func `is refused otherwise`(text: String) {
    #expect(ItemID(text) == nil)
  }
}
