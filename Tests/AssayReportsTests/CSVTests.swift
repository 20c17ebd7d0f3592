import AssayModel
import AssayTestSupport
import Testing

@testable import AssayReports

struct `A cell of a CSV table` {
  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
    ("=1+1", "'=1+1".quotedForCSV), ("+49", "'+49".quotedForCSV), ("-3", "'-3".quotedForCSV),
    ("@SUM(A1)", "'@SUM(A1)".quotedForCSV), ("\tx", "'\tx".quotedForCSV), ("\rx", "'\rx".quotedForCSV),
    ("\nx", "'\nx".quotedForCSV), ("\r\nx", "'\r\nx".quotedForCSV),
    ("＝1", "'＝1".quotedForCSV), ("＋1", "'＋1".quotedForCSV), ("－1", "'－1".quotedForCSV), ("＠a", "'＠a".quotedForCSV),
    ("  =1", "'  =1".quotedForCSV), ("=a\"b", "\"'=a\"\"b\""), (" x", "\" x\""), ("x ", "\"x \""), ("a;b", "\"a;b\""),
    ("two\nlines", "\"two\nlines\""), ("a-b", "a-b"), ("a=b", "a=b"), ("'x", "\"'x\""), ("=\u{301}1", "\"'=\u{301}1\""),
  ])
  func `that is text cannot run as a formula`(text: String, expected: String) {
    #expect(Array(CSVTable.Cell.text(text).csv.utf8) == Array(expected.utf8))
  }

  @Test func `that is a number stays one`() {
    #expect(CSVTable.Cell.number(-0.25).csv == "-0.25")
    #expect(CSVTable.Cell.number(12).csv == "12")
    #expect(CSVTable.Cell.number(1.0 / 3).csv == "0.333333333333")
    #expect(CSVTable.Cell.number(.nan).csv == "")
    #expect(CSVTable.Cell.number(nil).csv == "")
    #expect(CSVTable.Cell.int(-3).csv == "-3")
  }

  @Test func `stands in a row that ends with CR LF`() {
    var table = CSVTable(header: ["a", "b"])
    table.append(["x", .int(1)])
    #expect(Array(table.text.utf8) == Array("a,b\r\nx,1\r\n".utf8))
  }

  @Test func `with a candidate's pseudonym is guarded`() throws {
    let exam = SimulatedExam()
    var sitting = exam.sittings(1)[0]
    sitting.candidate = try #require(.init("=cmd|'/c'!A1"))
    let text = CSVReport.scores(of: ScoresTable([sitting], in: exam.index))
    #expect(text.contains("\r\n\"'=cmd|'/c'!A1\",s-1000,"))
  }
}

extension String {
  /// In quotes, as every escaped text is.
  fileprivate var quotedForCSV: String { "\"\(self)\"" }
}

struct `A CSV table of a report` {
  static let report = {
    let exam = SimulatedExam(isFixed: true); return exam.report(exam.sittings(120))
  }()

  @Test func `has every row as wide as its head`() {
    let tables = [
      CSVReport.distribution(of: Self.report), CSVReport.parts(of: Self.report), CSVReport.groups(of: Self.report),
    ]
    for table in tables {
      let lines = table.split(separator: "\r\n")
      // The exam has no text with a comma in these but the title of C.2.
      let widths = lines.map { line in line.replacing("\"Mends them, \"\"quickly\"\"\"", with: "").count { $0 == "," } }
      #expect(Set(widths).count == 1 && lines.count > 2)
    }
  }

  @Test func `counts every session once`() {
    let lines = CSVReport.distribution(of: Self.report).split(separator: "\r\n").dropFirst()
    #expect(lines.reduce(0) { $0 + (Int($1.split(separator: ",")[2]) ?? 0) } == 120)
    #expect(lines.last?.hasSuffix(",100") == true)
  }

  @Test func `says why a small group has no figures`() {
    #expect(
      CSVReport.groups(of: Self.report).contains("site,small,5,,,,,,,,,,,fewer than 10 sessions\r\n"))
  }

  @Test func `lists every figure with its method, or why it is withheld`() {
    let lines = CSVReport.figures(of: Self.report).split(separator: "\r\n")
    #expect(lines.count > 300)
    #expect(lines.contains { $0.hasPrefix("reliability,,coefficient,0.52") && $0.contains("Feldt 1965") })
    #expect(lines.contains { $0.hasPrefix("items,q01/a,options.share,0.1,") })
    #expect(lines.contains { $0.hasPrefix("groups,language: native,passRate,") })
    #expect(
      lines.contains { $0.hasPrefix("items,q05/d,options.optionRest,,,,,,120,") && $0.hasSuffix("none chose it") })
  }
}
