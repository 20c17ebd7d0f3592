import Testing

@testable import AssayJSON

struct `A number` {
  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("12", 12), ("-12", -12), ("12.0", 12), ("12.000", 12), ("1.2e1", 12), ("120e-1", 12),
      ("0.0", 0),
      ("0e99999", 0), ("0.00e-999999999", 0), ("1e18", 1_000_000_000_000_000_000), ("9223372036854775807", Int.max),
      ("-9223372036854775808", Int.min), ("9.223372036854775807e18", Int.max), ("1200e-2", 12),
      ("10000000000000000000000e-20", 100), ("9007199254740993", 9_007_199_254_740_993),
    ] as [(String, Int)])
  func `is an integer when its value is one`(text: String, value: Int) throws {
    var reader = JSONReader(text)
    #expect(try reader.readInt() == value)
    try reader.finish()
    #expect(JSONValue.number(text).int == value)
  }

  @Test(arguments: [
    ("9223372036854775808", JSONError.Reason.numberOutOfRange("64 bits with sign")),
    ("-9223372036854775809", .numberOutOfRange("64 bits with sign")),
    ("99999999999999999999", .numberOutOfRange("64 bits with sign")),
    ("999999999999999999999", .numberOutOfRange("64 bits with sign")),
    ("1e19", .numberOutOfRange("64 bits with sign")), ("1e999999999", .numberOutOfRange("64 bits with sign")),
    ("1.5", .notAnInteger), ("0.1", .notAnInteger), ("12e-1", .notAnInteger), ("1e-999999999", .notAnInteger),
    ("9007199254740992.5", .notAnInteger), ("-0.5", .notAnInteger),
    ("1e1000000000", .numberOutOfRange("an exponent of at most 9 digits")),
  ])
  func `is no integer else`(text: String, reason: JSONError.Reason) {
    var reader = JSONReader(text)
    #expect(throws: JSONError(reason, offset: 0)) { try reader.readInt() }
  }

  @Test func `without sign holds seeds`() throws {
    var reader = JSONReader("[18446744073709551615,18446744073709551616]")
    try reader.beginArray()
    #expect(try reader.nextElement())
    #expect(try reader.readUInt64() == UInt64.max)
    #expect(try reader.nextElement())
    #expect(throws: JSONError(.numberOutOfRange("64 bits without sign"), offset: 22)) { try reader.readUInt64() }
    reader = JSONReader("-1")
    #expect(throws: JSONError(.numberOutOfRange("64 bits without sign"), offset: 0)) { try reader.readUInt64() }
  }

  @Test(arguments: [
    "0", "-0.10", "1E+02", "1e-7", "0.30000000000000000000000000000000001", "123456789012345678901234567890",
  ])
  func `keeps its text`(text: String) throws {
    var reader = JSONReader("[\(text)]")
    try reader.beginArray()
    #expect(try reader.nextElement())
    #expect(try reader.readNumberText() == text)
    #expect(try JSONValue(parsing: text).text() == text)
  }

  @Test func `too large for a double is refused, too small is zero`() throws {
    #expect(JSONValue.number("1e308").double == 1e308)
    #expect(JSONValue.number("1e309").double == nil)
    #expect(JSONValue.number("-1e400").double == nil)
    #expect(JSONValue.number("1e-400").double == 0)
    #expect(JSONValue.number("0.1").double == 0.1)
  }

  /// RFC 8785, appendix B: the bits of a double and its text.
  @Test(
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
      (0x8000_0000_0000_0001, "-5e-324"), (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
      (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
      (0xC340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
      (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"), (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
      (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
      (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
      (0x41B3_DE43_5555_5553, "333333333.3333332"), (0x41B3_DE43_5555_5554, "333333333.33333325"),
      (0x41B3_DE43_5555_5555, "333333333.3333333"), (0x41B3_DE43_5555_5556, "333333333.3333334"),
      (0x41B3_DE43_5555_5557, "333333333.33333343"), (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
      (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func `is written in ECMAScript's layout`(bits: UInt64, text: String) {
    #expect(JSONWriter.text(of: Double(bitPattern: bits)) == text)
    #expect(DecimalText(Double(bitPattern: bits).description.utf8).ecmaScript == text)
  }

  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("-0.00", "0"), ("0e5", "0"), ("1", "1"), ("1.0", "1"), ("1.50", "1.5"), ("0.10", "0.1"),
    ("100", "100"), ("1e2", "100"), ("1E+2", "100"), ("1e20", "100000000000000000000"), ("1e21", "1e+21"),
    ("10e20", "1e+21"),
    ("0.000001", "0.000001"), ("0.0000001", "1e-7"), ("1.5e-7", "1.5e-7"), ("-12.340e1", "-123.4"),
    ("123456789012345678901", "123456789012345678901"), ("1234567890123456789012", "1.234567890123456789012e+21"),
    ("0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827"), ("1e999999999", "1e+999999999"),
    ("1e-999999999", "1e-999999999"), ("12e-3", "0.012"), ("-5", "-5"),
  ])
  func `has one canonical text, with all its digits`(text: String, canonical: String) throws {
    #expect(DecimalText(text.utf8).ecmaScript == canonical)
    #expect(DecimalText(canonical.utf8).ecmaScript == canonical)
  }

  @Test func `survives being written and read`() throws {
    var random = Seeded(1)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      let text = JSONWriter.text(of: value.isFinite ? value : 0)
      var reader = JSONReader(text)
      #expect(try reader.readDouble() == (value.isFinite ? value : 0), "\(value)")
      try reader.finish()
      let integer = Int(truncatingIfNeeded: random.next()) >> Int(random.next() % 64)
      var writer = JSONWriter()
      writer.int(integer)
      #expect(writer.text == String(integer))
    }
  }
}
