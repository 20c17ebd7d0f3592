import AssayModel
import AssayPsychometrics
import Testing

@testable import AssayReports

struct `A file of responses` {
  private func read(
    _ text: String, key: String? = nil, piece: Int = 1 << 16, _ change: (inout ResponseFileOptions) -> Void = { _ in }
  ) throws -> ResponseFileReader {
    var options = ResponseFileOptions()
    change(&options)
    var reader = ResponseFileReader(
      file: "data.csv", key: try key.map { try ResponseKey(Array($0.utf8)) }, options: options)
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: piece) {
      try reader.feed(bytes[start..<min(start + piece, bytes.count)])
    }
    try reader.end()
    return reader
  }

  private func responses(_ reader: ResponseFileReader) -> [[Response]] {
    guard let matrix = reader.matrix else { return [] }
    return (0..<matrix.candidateCount).map { row in
      matrix.items.indices.map { matrix.response(candidate: row, item: $0) }
    }
  }

  @Test(arguments: [1, 2, 3, 7, 1000])
  func `of scores is a matrix of scores`(piece: Int) throws {
    let reader = try read("q1,q2,q3\n1,0,1\n0,,NA\n0.5,2,1\n", piece: piece)
    #expect(
      responses(reader) == [
        [.scored(1), .scored(0), .scored(1)], [.scored(0), .omitted, .omitted], [.scored(0.5), .scored(2), .scored(1)],
      ])
    #expect(reader.matrix?.items.map(\.maximum) == [1, 2, 1])
    #expect(reader.matrix?.maximum(candidate: 0) == 4)
  }

  @Test func `of letters is scored by a key, with several keys to an item, points and items on trial`() throws {
    let key = "item,key,points,domain,pretest\nq1,A|C,2,D1,\nq2,b,,D2,\nq3,A,1,D1,yes\n"
    let reader = try read("id,q1,q2,q3\nx,C,b,A\ny,B,B,A\nz,A,,C\n", key: key)
    let matrix = try #require(reader.matrix)
    #expect(matrix.items[0].options.map(\.label) == ["A", "B", "C"])
    #expect(matrix.items[0].options.map(\.isKey) == [true, false, true])
    #expect(matrix.items[2].isPretest)
    #expect((0..<3).map { matrix.total(candidate: $0) } == [3, 0, 2])
    #expect(matrix.response(candidate: 0, item: 0) == .scored(2, chosen: .one(2)))
    let report = try reader.sample().report()
    #expect(report.sections.map(\.id) == ["D1", "D2"])
    #expect(report.items.map(\.item) == ["q1", "q2", "q3"])
  }

  @Test func `tells the ways of giving no answer apart`() throws {
    let reader = try read("a,b,c,d\n1,O,R,N\n1,,O,\n1,1,,\n") { options in
      options.omitted = ["O"]
      (options.notReached, options.notPresented) = (["R"], ["N"])
      options.trailingIsNotReached = true
    }
    #expect(
      responses(reader) == [
        [.scored(1), .notReached, .notReached, .notPresented], [.scored(1), .notReached, .notReached, .notReached],
        [.scored(1), .scored(1), .notReached, .notReached],
      ])
  }

  @Test func `says the same long and wide, in any order`() throws {
    let key = "item,key\nq1,A\nq2,B\n"
    let wide = try read("candidate,group,q1,q2\nx,g,A,B\ny,h,B,\nz,g,A,A\n", key: key) { $0.groupColumns = ["group"] }
    let long = try read(
      "candidate;item;response;group\nx;q2;B;g\ny;q1;B;h\nx;q1;A;g\nz;q1;A;g\ny;q2;;h\nz;q2;A;g\n", key: key
    ) { $0.groupColumns = ["group"] }
    #expect(responses(wide) == responses(long))
    let other = try read("candidate,group,q1,q2\nz,g,A,A\ny,h,B,\nx,g,A,B\n", key: key) { $0.groupColumns = ["group"] }
    let texts = try [wide, long, other].map { JSONReport().text(of: try $0.sample().report()) }
    #expect(texts[0] == texts[2])
    #expect(texts[0] == texts[1])
    // What is not there was not on the form.
    let holes = try read("candidate,item,response\nx,q1,1\nx,q2,0\ny,q2,1\n")
    #expect(responses(holes)[1] == [.notPresented, .scored(1)])
  }

  @Test(arguments: [1, 5, 64, 100_000])
  func `of single characters is read many rows at a time, and says the same`(piece: Int) throws {
    var chance = Generator(seed: 3)
    let rows = (0..<300).map { _ in (0..<8).map { _ in ["A", "B", "C", "O"][chance.index(below: 4)] } }
    let header = (1...8).map { "q\($0)" }.joined(separator: ",")
    let text = header + "\n" + rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
    let spaced = header + "\n" + rows.map { $0.joined(separator: ", ") }.joined(separator: "\r\n") + "\r\n"
    let key = "item,key\n" + (1...8).map { "q\($0),A" }.joined(separator: "\n")
    let narrow = try read(text, key: key, piece: piece) { $0.omitted = ["O"] }
    let slow = try read(spaced, key: key, piece: piece) { $0.omitted = ["O"] }
    #expect(narrow.rowCount == 300)
    #expect(responses(narrow) == responses(slow))
    #expect(narrow.matrix?.items == slow.matrix?.items)
  }

  @Test func `passes and fails at a cut in points or in percent`() throws {
    let text = "a,b,c,d,e\n1,1,1,0,0\n1,1,0,0,0\n1,1,1,1,1\n"
    for cut in [ResponseFileOptions.Cut.points(3), .percent(60)] {
      let report = try read(text) { $0.cut = cut }.sample().report()
      #expect(report.decisions.states.map(\.count) == [2, 1])
      #expect(report.cut?.percent.mean.value == 60)
    }
  }

  @Test(arguments: [0.001, 0.5, 4, 5, 5.001, 6, 1000])
  func `has a report at any cut, also at one that nobody can reach`(cut: Double) throws {
    var chance = Generator(seed: 4)
    let rows = (0..<60).map { _ in
      let ability = chance.uniform()
      return (0..<5).map { _ in chance.uniform() < ability ? "1" : "0" }.joined(separator: ",")
    }
    let sample = try read("a,b,c,d,e\n" + rows.joined(separator: "\n")) { $0.cut = .points(cut) }.sample()
    let report = sample.report()
    #expect(report.decisions.passRate.n == 60)
    for text in [HTMLReport().text(of: report), TextReport(width: 80).text(of: report), JSONReport().text(of: report)] {
      #expect(!text.isEmpty)
    }
    if cut > 5 { #expect(report.classification?.methods.first?.consistency.reason == .cutIsOutOfRange) }
  }

  @Test func `is reported by attempts and groups, of which those without one are in none`() throws {
    let text =
      "id,try,sex,q1,q2\n"
      + (0..<40).map { "c\($0 / 2),\($0 % 2 + 1),\($0 % 3 == 0 ? "f" : $0 % 3 == 1 ? "m" : ""),1,0" }
      .joined(separator: "\n")
    let sample = try read(text) { options in
      (options.attemptColumn, options.groupColumns) = ("try", ["sex"])
    }.sample()
    let all = sample.report()
    #expect(all.sessions.candidates == 20 && all.sessions.laterAttempts == 20)
    #expect(all.groups.map(\.n) == [14, 13])
    var options = ReportOptions()
    options.attempts = .first
    #expect(sample.report(options).sessions.included == 20)
  }

  /// Each mistake, and what is said of it.
  private static let mistakes: [(text: String, key: String?, message: String)] = [
    ("", nil, "data.csv: the file is empty. Its first row names the columns"),
    ("q1,q1\n1,1\n", nil, "data.csv:1:2: two columns have one name (`q1`). Give each column a name of its own"),
    ("q1,q2\n1,0\n1\n", nil, "data.csv:3: the row has 1 fields, the header 2."),
    ("q1,q2\n1,x\n", nil, "data.csv:2:2: a score is a number (q2: `x`)."),
    ("q1,q2\n1,inf\n", nil, "data.csv:2:2: a score is a number (q2: `inf`)."),
    ("q1,q2\n1,\"0\"1\n", nil, "data.csv:2:2: text stands behind a closing quote."),
    (
      "q1,q2\nA,B\n", "item,key\nq1,A\n",
      "data.csv:1:2: the column is neither an item of the key nor named otherwise (`q2`)."
    ),
    ("q1\nA\n", "item,key\nq1,A\nq2,B\n", "data.csv:1: the key has `q2`, and the file has no such column."),
    ("q1,q2\nA,B\n", "key\nA\n", "data.csv:1: the key has 1 rows, and the file 2 columns that can be items."),
    ("id,item,response\nx,q1,1\nx,q1,0\n", nil, "data.csv:3: the candidate has a second answer to `q1`."),
    ("id,item,response\nx,,1\n", nil, "data.csv:2:2: the row names no item"),
    ("id,item,response\nx,q9,A\n", "item,key\nq1,A\n", "data.csv:2:2: the key has no such item (item: `q9`)."),
  ]

  @Test(arguments: Self.mistakes)
  func `names a mistake at its place, with the mend`(text: String, key: String?, message: String) {
    do {
      _ = try read(text, key: key)
      Issue.record("nothing was said")
    } catch let problem as ResponseFileProblem {
      #expect(problem.message(file: "data.csv").hasPrefix(message), "\(problem.message(file: "data.csv"))")
    } catch { Issue.record("\(error)") }
  }

  @Test(arguments: [
    ("", "the key is empty"), ("item\nq1\n", "the key has no column `key`"),
    ("item,key,colour\n", "the key has a column that means nothing here"),
    ("item,key\nq1,A\nq1,B\n", "the key has `q1` twice"), ("item,key,points\nq1,A,x\n", "points are a number above 0"),
    ("item,key,points,maximum\nq1,A,2,1\n", "a right answer brings more than the maximum"),
    ("item,key\nq1\n", "the row has 1 fields, the header 2"), ("item,key\n", "the key has no item"),
  ])
  func `refuses a key that means nothing`(text: String, reason: String) {
    #expect {
      try ResponseKey(Array(text.utf8))
    } throws: {
      ($0 as? ResponseFileProblem)?.reason.hasPrefix(reason) == true
    }
  }

  @Test func `skips bad rows where asked to, and counts them`() throws {
    let text = "q1,q2\n1,0\nx,1\n1\n0,1\n\"a\"b,1\n1,1\n"
    let reader = try read(text) { $0.skipsBadRows = true }
    #expect(responses(reader) == [[.scored(1), .scored(0)], [.scored(0), .scored(1)], [.scored(1), .scored(1)]])
    #expect(reader.skipped == 3)
    #expect(reader.problems.map(\.line) == [3, 4, 6])
    #expect(try reader.sample().report().sessions.excluded.map(\.count) == [3])
  }

  @Test func `keeps rows and answers together where rows are left out`() throws {
    let text = "id,try,sex,q1,q2\na,1,f,1,0\nb,x,m,1,1\nc,1,m,N,N\nd,1,m,0,1\ne,1,f,y,1\nf,2,f,1,1\n"
    let reader = try read(text) { options in
      (options.attemptColumn, options.groupColumns, options.notPresented) = ("try", ["sex"], ["N"])
      options.skipsBadRows = true
    }
    #expect(reader.skipped == 2 && reader.rowCount == 4)
    var options = ReportOptions()
    options.differential.minimumGroup = 1
    options.minimumGroup = 1
    let report = try reader.sample().report(options)
    #expect(report.sessions.included == 3)
    #expect(report.sessions.excluded.map(\.count) == [1, 2])
    #expect(report.groups.map(\.n) == [2, 1])
    #expect(report.groups.map { $0.figures?.percent.mean.value } == [75, 50])
    #expect(report.fairness.count == 1)
    let nothing = try read("q1,q2\nN,N\n") { $0.notPresented = ["N"] }.sample().report(options)
    #expect(nothing.sessions.included == 0)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `of any bytes is read or refused, and no row is lost in silence`(seed: UInt64) {
    var chance = Generator(seed: seed)
    let alphabet = Array("01A,\"\n\r;x ".utf8)
    let bytes = Array("q1,q2,q3\n".utf8) + (0..<500).map { _ in alphabet[chance.index(below: alphabet.count)] }
    var options = ResponseFileOptions()
    options.skipsBadRows = true
    (options.groupColumns, options.notPresented, options.cut) = (["q3"], ["x"], .percent(50))
    var reader = ResponseFileReader(file: "x", key: nil, options: options)
    var report = ReportOptions()
    (report.minimumGroup, report.differential.minimumGroup) = (1, 1)
    do {
      try reader.feed(bytes)
      try reader.end()
      _ = try reader.sample().report(report)
    } catch {}
    // Every line break outside of quotes ends a row that was taken, skipped or blank.
    #expect(reader.skipped > 0)
    #expect(reader.rowCount + reader.skipped <= bytes.count)
  }
}
