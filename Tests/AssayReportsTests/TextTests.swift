import AssayModel
import AssayTestSupport
import Testing

@testable import AssayReports

struct `Numbers and times` {
  @Test(
    arguments: [
      (0.0, 2, "0.00"), (0.005, 2, "0.01"), (-0.004, 2, "0.00"), (-0.25, 1, "-0.3"), (12.5, 0, "13"),
      (99.95, 1, "100.0"),
      (1.0 / 3, 4, "0.3333"), (-7, 1, "-7.0"), (0.07, 1, "0.1"), (123456.789, 2, "123456.79"),
    ] as [(Double, Int, String)])
  func `have as many decimals as asked for`(value: Double, places: Int, expected: String) {
    #expect(fixed(value, places) == expected)
  }

  @Test(
    arguments: [
      (1.0 / 3, "0.333333333333"), (-2.0 / 3, "-0.666666666667"), (0.1 + 0.2, "0.3"), (1e-7, "1e-07"), (5, "5"),
      (123456789.123456789, "123456789.123"), (0, "0"), (-0.0, "0"), (1e-30, "0"),
    ] as [(Double, String)])
  func `keep 12 significant digits for machines`(value: Double, expected: String) {
    #expect(plain(value) == expected)
  }

  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (951_782_400_000, "2000-02-29T00:00:00Z"),
      (951_868_800_000, "2000-03-01T00:00:00Z"), (4_107_542_400_000, "2100-03-01T00:00:00Z"),
      (1_778_576_400_999, "2026-05-12T09:00:00Z"), (-62_135_596_800_000, "0001-01-01T00:00:00Z"),
      (253_402_300_799_000, "9999-12-31T23:59:59Z"),
    ] as [(Int64, String)])
  func `are written in UTC by ISO 8601`(milliseconds: Int64, expected: String) {
    #expect(Instant(milliseconds: milliseconds).isoText == expected)
  }

  @Test func `of the whole range of instants are written without a trap`() {
    for instant in [Instant(milliseconds: .min), Instant(milliseconds: .max)] {
      #expect(instant.isoText.utf8.last == UInt8(ascii: "Z"))
    }
  }
}

struct `Text on a terminal` {
  @Test func `is cut with an ellipsis`() {
    #expect(clipped("abcdef", to: 6) == "abcdef")
    #expect(clipped("abcdefg", to: 6) == "abcde…")
    #expect(clipped("漢字漢字", to: 5) == "漢字…")
  }

  @Test func `is broken at blanks, and within words that are too long`() {
    #expect(wrapped("one two three", to: 7) == ["one two", "three"])
    #expect(wrapped("abcdefghij kl", to: 4) == ["abcd", "efgh", "ij", "kl"])
    #expect(wrapped("漢字漢字", to: 3) == ["漢", "字", "漢", "字"])
    #expect(wrapped("", to: 5) == [])
    #expect(wrapped("   ", to: 5) == [])
  }

  @Test func `has bars in eighths of a column`() {
    #expect(barText(0, width: 4) == "")
    #expect(barText(1, width: 4) == "████")
    #expect(barText(0.5, width: 3) == "█▌")
    #expect(barText(0.0001, width: 4) == "▏")
    #expect(barText(7, width: 2) == "██")
    #expect(barText(-1, width: 2) == "")
  }

  @Test func `loses columns in the order of their ranks, then the ends of ids`() {
    let table = Table(
      columns: [
        .init("id", .left, mayShrink: true), .init("first", dropRank: 2), .init("second", dropRank: 1), .init("kept"),
      ], rows: [["a-long-id-of-twenty-", "1234567890", "1234567890", "12"]])
    #expect(TablePlan(table, width: 80).dropped == [])
    #expect(TablePlan(table, width: 45).dropped == ["first"])
    let narrow = TablePlan(table, width: 20)
    #expect(narrow.dropped == ["first", "second"])
    #expect(narrow.columns.map(\.width) == [14, 4])
  }
}
