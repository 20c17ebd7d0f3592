import AssayDiagnostics
import AssayJSON
import AssayModel
import AssayPsychometrics
import AssayTestSupport
import Testing

@testable import AssayReports

struct `A report` {
  let exam = SimulatedExam()

  /// Every rendering of a report.
  private func renderings(_ report: ExamReport) -> [String] {
    [
      TextReport(width: 60, options: .all).text(of: report), TextReport(width: 140, options: .all).text(of: report),
      JSONReport().text(of: report), CSVReport.items(of: report), CSVReport.options(of: report),
      MarkdownReport().text(of: report),
    ]
  }

  @Test func `is the same whatever the order of the sessions`() {
    let sittings = exam.sittings(90)
    let expected = renderings(exam.report(sittings))
    var draw = Generator(seed: 5, purpose: "shuffle")
    for _ in 0..<5 {
      var shuffled = sittings
      draw.shuffle(&shuffled)
      #expect(renderings(exam.report(shuffled)) == expected)
    }
  }

  @Test func `keeps every line within the width`() {
    let report = exam.report(exam.sittings(60))
    let transcript = Transcript(exam.sittings(1)[0], in: exam.index)
    let scores = ScoresTable(exam.sittings(20), in: exam.index)
    for width in 60...150 {
      let writer = TextReport(width: width, options: .all)
      for text in [writer.text(of: report), writer.text(of: transcript), writer.text(of: scores)] {
        for line in text.split(separator: "\n") { #expect(displayWidth(of: String(line)) <= width, "\(line)") }
      }
    }
  }

  @Test func `keeps every line within 60 columns for the longest ids and words`() throws {
    let long = String(repeating: "x", count: 63)
    let id = try #require(ItemID("q" + long))
    let option = try #require(OptionID("o" + long))
    var item = Item(
      id: id, stem: "Q",
      interaction: .choice(
        ChoiceInteraction(options: [
          ChoiceOption(id: option, text: "A", credit: 1), ChoiceOption(id: "b", text: "B", credit: 0),
        ])))
    item.status = .approved
    item.competency = CompetencyID("C." + long.dropFirst(2))
    let long60 = SimulatedExam { bank, _ in bank.items.append(item) }
    var sittings = long60.sittings(35)
    for place in sittings.indices {
      var form = sittings[place].form
      form.slots[11].item = id
      form.slots[11].arrangement = Arrangement(choices: [1, 0])
      var responses = sittings[place].responses
      responses[11] = .choice(place % 2 == 0 ? "o1" : "o2")
      sittings[place] = long60.sitting(place, form, responses)
      sittings[place].candidate = try #require(CandidateID("c" + long + long))
      sittings[place].session = try #require(SessionID("s" + long + long))
      sittings[place].result.decision.state = .pendingApproval
    }
    let writer = TextReport(width: 60, options: .all)
    let texts = [
      writer.text(of: long60.report(sittings)), writer.text(of: Transcript(sittings[0], in: long60.index)),
      writer.text(of: ScoresTable(sittings, in: long60.index)),
    ]
    #expect(texts[0].contains("qxxx"))
    for line in texts.flatMap({ $0.split(separator: "\n") }) {
      #expect(displayWidth(of: String(line)) <= 60, "\(line)")
    }
  }

  @Test func `is no narrower than 60 columns`() {
    #expect(TextReport(width: 3).width == 60)
  }

  @Test func `has the same words with colours as without`() {
    let report = exam.report(exam.sittings(60))
    let styled = TextReport(width: 90, isStyled: true).text(of: report)
    var plain = ""
    var isInEscape = false
    for scalar in styled.unicodeScalars {
      if scalar == "\u{1B}" { isInEscape = true }
      if !isInEscape { plain.unicodeScalars.append(scalar) }
      if isInEscape, scalar == "m" { isInEscape = false }
    }
    #expect(styled != plain)
    #expect(plain == TextReport(width: 90).text(of: report))
  }

  @Test func `is JSON whose numbers have at most 12 significant digits`() throws {
    for count in [0, 1, 2, 3, 75] {
      let text = JSONReport(.compact).text(of: exam.report(exam.sittings(count)))
      var waiting = [try JSONValue(parsing: text)]
      while let value = waiting.popLast() {
        switch value {
        case .number(let digits):
          let mantissa = digits.split(whereSeparator: { "eE".contains($0) })[0]
          let significant = mantissa.drop { "-0.".contains($0) }.count { $0.isNumber }
          #expect(significant <= 12, "\(digits)")
        case .array(let elements): waiting += elements
        case .object(let members): waiting += members.map(\.value)
        default: break
        }
      }
    }
  }

  @Test(arguments: [0, 1, 2, 3, 5])
  func `of few sessions withholds with reasons and prints no NaN`(count: Int) {
    let report = exam.report(exam.sittings(count))
    #expect(report.sessions.included == count)
    for text in renderings(report) {
      let words = text.lowercased().split { !$0.isLetter }
      #expect(!words.contains("nan") && !words.contains("inf"))
    }
    if count < 2 {
      #expect(report.reliability.coefficient.value == nil)
      #expect(renderings(report)[0].contains("withheld: needs at least 2 candidates"))
    }
    if count == 0 {
      #expect(report.items.isEmpty)
      #expect(report.decisions.passRate.reason == .tooFewCandidates(needed: 1))
      #expect(report.scores.percent.mean.value == nil)
      #expect(report.forms.highestExposure == nil)
    }
  }

  @Test func `of candidates who all pass has an interval below 1`() throws {
    let report = exam.report(exam.perfectSittings(40))
    let rate = report.decisions.passRate
    #expect(rate.value == 1)
    let interval = try #require(rate.interval)
    #expect(interval.lower > 0.9 && interval.lower < 1 && interval.upper == 1)
  }

  @Test func `of items that everybody has right withholds what cannot be told`() {
    let fixed = SimulatedExam(isFixed: true)
    let report = fixed.report(fixed.perfectSittings(40))
    #expect(report.reliability.coefficient.reason == .scoresAreConstant)
    #expect(report.reliability.errorInPercent.reason == .scoresAreConstant)
    #expect(report.scores.percent.mean.value == 100)
    #expect(report.scores.histogram.counts[19] == 40)
    for item in report.items where !item.statistics.isPretest {
      #expect(item.statistics.pValue.value == 1)
      #expect(item.statistics.itemRest.reason == .itemIsConstant)
      #expect(item.statistics.flags.contains { $0.kind == .constant })
    }
    #expect(!TextReport().text(of: report).contains("NaN"))
  }

  @Test func `of an assessment that passes nobody says so`() {
    let open = SimulatedExam { _, assessment in
      assessment.cut = nil
      assessment.pass = nil
      assessment.score.scaled = nil
    }
    let report = open.report(open.sittings(20))
    #expect(report.cut == nil && report.scores.scaled == nil)
    #expect(report.decisions.states == [.init(state: .indeterminate, count: 20)])
    #expect(report.decisions.passRate.value == nil)
    #expect(TextReport().text(of: report).contains("nobody has passed or failed"))
  }

  @Test func `says who is left out and why`() {
    var sittings = exam.sittings(30)
    sittings[0].result.decision.state = .void
    sittings[1].result.decision.state = .pendingMarking
    sittings[2].form.slots[3].item = "unknown"
    sittings[3].responses.removeLast()
    for place in sittings[4].form.slots.indices { sittings[4].form.slots[place].role = .pretest }
    sittings[5].result.score.share = nil
    var builder = ReportBuilder(exam.index)
    for sitting in sittings { builder.append(sitting) }
    builder.exclude(.open, count: 4)
    builder.exclude(.unreadable)
    let report = builder.report()
    #expect(report.sessions.included == 24)
    #expect(
      report.sessions.excluded == [
        .init(reason: .open, count: 4), .init(reason: .void, count: 1), .init(reason: .pendingMarking, count: 1),
        .init(reason: .nothingScored, count: 1), .init(reason: .mismatch, count: 3),
        .init(reason: .unreadable, count: 1),
      ])
    #expect(TextReport(width: 100).text(of: report).contains("4 open, 1 void, 1 waiting for marking"))
  }

  @Test func `on first attempts takes only these`() {
    var options = ReportOptions()
    options.attempts = .first
    let sittings = exam.sittings(60)
    let report = exam.report(sittings, options)
    #expect(report.sessions.included == 54)
    #expect(report.sessions.laterAttempts == 0)
    #expect(report.sessions.excluded == [.init(reason: .laterAttempt, count: 6)])
    var direct = exam.report(sittings.filter { $0.attempt == 1 })
    #expect(report.items == direct.items)
    #expect(report.scores == direct.scores)
    #expect(report.forms == direct.forms)
    direct = exam.report(sittings)
    #expect(direct.sessions.candidates == 54 && direct.sessions.included == 60)
  }

  @Test func `names small groups without their figures`() throws {
    let report = exam.report(exam.sittings(100))
    #expect(report.groups.map(\.value) == ["native", "other", "large", "small"])
    let small = try #require(report.groups.last)
    #expect(small.n == 4 && small.figures == nil)
    #expect(report.groups[1].n == 34)
    #expect(report.groups[1].figures?.percent.n == 34)
  }

  @Test func `cannot be made to steer a terminal or to run as a formula`() {
    let hostile = SimulatedExam { bank, assessment in
      assessment.title = "=cmd\u{1B}[2J\u{202E}|x\u{0}"
      bank.frameworks[0].competencies[1].title = "@SUM(A1)\u{7}"
    }
    let report = hostile.report(hostile.sittings(20))
    for text in [TextReport().text(of: report), MarkdownReport().text(of: report)] {
      #expect(!text.unicodeScalars.contains("\u{1B}") && !text.unicodeScalars.contains("\u{202E}"))
      #expect(!text.unicodeScalars.contains("\u{7}") && !text.unicodeScalars.contains("\u{0}"))
    }
    #expect(MarkdownReport().text(of: report).contains("\\|x"))
  }
}

struct `What is in a report` {
  private let exam = SimulatedExam(seed: 31)

  @Test func `can be days, groups, first attempts and complete sessions, and the others are counted`() throws {
    let sittings = exam.sittings(200)
    let all = exam.report(sittings)
    func counts(_ change: (inout ReportOptions) -> Void) -> (included: Int, excluded: [ExclusionReason: Int]) {
      var options = ReportOptions()
      change(&options)
      let report = exam.report(sittings, options)
      return (
        report.sessions.included,
        Dictionary(uniqueKeysWithValues: report.sessions.excluded.map { ($0.reason, $0.count) })
      )
    }
    let day = try #require(all.sessions.submitted).lowerBound.isoText.prefix(10)
    #expect(counts { $0.from = String(day) }.included == 200)
    let later = counts { $0.from = "2999-01-01" }
    #expect(later.included == 0 && later.excluded == [.otherDate: 200])
    #expect(counts { $0.to = "1999-01-01" }.excluded == [.otherDate: 200])
    let members = sittings.count { $0.groups["language"] == "other" }
    let group = counts { $0.memberships = ["language": "other"] }
    #expect(members > 0 && group.included == members && group.excluded == [.otherGroup: 200 - members])
    let stopped = counts { $0.completeOnly = true }
    #expect(stopped.included > 0 && stopped.excluded[.incomplete] == 200 - stopped.included)
    // The first reason counts alone.
    let both = counts { options in
      options.attempts = .first
      options.memberships = ["language": "other"]
    }
    #expect(both.included + both.excluded.values.reduce(0, +) == 200)
    #expect(both.excluded[.laterAttempt] == sittings.count { $0.attempt != 1 })
  }

  @Test func `puts groups beside each other as reports on them alone would`() throws {
    let sittings = exam.sittings(200)
    let all = exam.report(sittings)
    for own in all.scoreGroups where own.kind == .group {
      let parts = own.name.split(separator: ":").map { $0.trimmingPrefix(" ") }.map(String.init)
      var options = ReportOptions()
      options.memberships = [parts[0]: parts[1]]
      let alone = exam.report(sittings, options)
      #expect(own.n == alone.sessions.included)
      #expect(own.passRate == alone.decisions.passRate)
      #expect(own.percent == alone.scores.percent)
      #expect(own.reliability == alone.reliability.coefficient)
      #expect(own.consistency == alone.classification?.methods.first?.consistency)
    }
    #expect(all.scoreGroups.count { $0.kind == .group } >= 2)
  }
}
