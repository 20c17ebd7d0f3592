import AssayBank
import AssayDiagnostics
import AssayModel
import AssayTestSupport
import FoundationEssentials
import Testing

private func read(_ marked: String) -> (ratings: Ratings?, diagnostics: [Diagnostic], marks: [Range<Int>]) {
  let text = MarkedText(marked)
  let file = SourceFile(id: .init(rawValue: 0), path: "statistics/angoff.csv", bytes: Array(text.text.utf8))
  let checked = RatingsReader.read(file)
  return (checked.value, checked.diagnostics, text.ranges)
}

struct `Reading the panel's ratings` {
  @Test(arguments: [
    "item,rating,raters,standard-deviation,set-on,source\na-1,0.7167,9,0.0612,2026-05-12,\"a panel, simulated\"\n",
    "\u{FEFF}source,set-on,rating,item,raters,standard-deviation\r\n\"a panel, simulated\",2026-05-12,0.7167,a-1,9,0.0612",
    "\"item\",\"rating\", raters ,standard-deviation,set-on,source\r\r\"a-1\",\" 0.7167 \",9,.0612,2026-05-12,\"a panel, simulated\"\r",
  ])
  func `takes the columns in any order, with any ends of lines`(text: String) {
    let (ratings, diagnostics, _) = read(text)
    #expect(diagnostics == [])
    #expect(
      ratings?.ratings == [
        ItemRating(
          item: "a-1", rating: Rational(7167, 10_000), raters: 9, standardDeviation: Rational(612, 10_000),
          setOn: "2026-05-12", source: "a panel, simulated")
      ])
  }

  @Test func `takes what is not said as not said`() {
    let (ratings, diagnostics, _) = read("item,rating,raters,source\n\na,0,,\nb,1,,\"say \"\"so\"\"\"\n")
    #expect(diagnostics == [])
    #expect(
      ratings?.ratings == [ItemRating(item: "a", rating: 0), ItemRating(item: "b", rating: 1, source: "say \"so\"")])
    #expect(ratings?.places.map(\.line) == [3, 4])
  }

  @Test(
    arguments: [
      ("item,rating\na,⟦1.2⟧\n", "out-of-range", "is not from 0 to 1"),
      ("item,rating\na,⟦-0.1⟧\n", "out-of-range", "is not from 0 to 1"),
      ("item,rating\na,⟦72%⟧\n", "out-of-range", "is not from 0 to 1"),
      ("item,rating\na,⟦high⟧\n", "wrong-value", "is not a number"),
      ("item,rating\na,⟦⟧\n", "missing-value", "no rating"),
      ("item,rating\n⟦⟧,0.5\n", "missing-value", "names no item"),
      ("item,rating\n⟦-a⟧,0.5\n", "id-malformed", "is not an id"),
      ("item,rating\na,0.5\nb,0.5\n⟦a⟧,0.6\n", "duplicate-rating", "is rated twice"),
      ("item,rating\n⟦a,0,5⟧\n", "row-length", "3 cells"),
      ("item,rating\n⟦a⟧\n", "row-length", "1 cells"),
      ("item,rating,raters\na,0.5,⟦0⟧\n", "wrong-value", "number of raters"),
      ("item,rating,standard-deviation\na,0.5,⟦2⟧\n", "wrong-value", "standard deviation"),
      ("item,rating,set-on\na,0.5,⟦2026-13-01⟧\n", "wrong-value", "not a day"),
      ("item,rating,⟦ratters⟧\na,0.5,9\n", "unknown-column", "did you mean `raters`?"),
      ("item,rating,⟦rating⟧\na,0.5,0.5\n", "duplicate-column", "twice"),
      ("⟦rating⟧\n0.5\n", "missing-column", "`item` is missing"),
      ("⟦item;rating⟧\na;0,5\n", "missing-column", "separated by semicolons"),
      ("⟦⟧", "missing-column", "is empty"),
      ("item,rating\n⟦\"⟧a,0.5\n", "csv-quotes", "never closed"),
      ("item,rating\n\"a\"⟦x⟧,0.5\n", "csv-quotes", "follows a closing quote"),
      ("item,rating\na⟦\"⟧b,0.5\n", "csv-quotes", "inside a cell"),
    ] as [(String, RuleID, String)])
  func `reports a mistake in place`(text: String, rule: RuleID, says: String) {
    let (_, diagnostics, marks) = read(text)
    let found = diagnostics.filter { $0.rule == rule }
    #expect(found.count == 1, "\(diagnostics.map(\.message.text))")
    #expect(found.first?.span?.range == marks[0])
    #expect(found.first?.message.text.contains(says) ?? false, "\(diagnostics.map(\.message.text))")
    #expect(found.first?.severity == (rule == "unknown-column" ? .warning : .error))
  }

  @Test func `names both places of an item that is rated twice`() {
    let diagnostics = read("item,rating\na,0.5\na,0.6\n").diagnostics
    #expect(diagnostics.first?.notes.first?.span?.line == 2)
  }

  @Test func `stops after a hundred problems`() {
    let rows = (0..<5000).map { "i\($0),x" }.joined(separator: "\n")
    let diagnostics = read("item,rating\n" + rows).diagnostics
    #expect(diagnostics.count == 101)
    #expect(diagnostics.last?.rule == "too-many-problems")
  }

  @Test func `refuses what is not UTF-8`() {
    let file = SourceFile(id: .init(rawValue: 0), path: "a.csv", bytes: [0x69, 0xFF, 0x0A])
    #expect(RatingsReader.read(file).value == nil)
    #expect(RatingsReader.read(file).diagnostics.map(\.rule) == ["file-not-utf8"])
  }

  @Test func `takes the sample bank's`() throws {
    let file = try #require(try SampleBank.files().first { $0.path == "statistics/angoff.csv" })
    let checked = RatingsReader.read(SourceFile(id: .init(rawValue: 0), path: file.path, bytes: file.bytes))
    #expect(checked.diagnostics == [])
    #expect(checked.value?.ratings.count == 132)
  }
}
