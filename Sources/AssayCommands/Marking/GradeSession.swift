import AssayDelivery
import AssayDiagnostics
import AssayModel
import AssayScoring
import Glibc

/// A rater at the terminal, who marks one answer after the other.
struct GradeSession {
  private var queue: MarkingQueue
  private let rater: Rater
  private let item: ItemID?
  private let sittings: Sittings
  private let screen = GradeScreen(Terminal())
  private let input = LineReader(STDIN_FILENO)
  private var skipped: Set<WorkID> = []
  private var last: WorkID?
  private var saved = 0

  /// What the rater typed where points or words were asked for.
  private enum Typed {
    case text(String)
    case skip
    case again
    case quit
  }

  init(_ queue: MarkingQueue, _ rater: Rater, item: ItemID?, sittings: Sittings) {
    self.queue = queue
    self.rater = rater
    self.item = item
    self.sittings = sittings
  }

  /// Gives out answers until none is left, or the rater leaves.
  mutating func run(title: String) throws(Failure) {
    let total = queue.count(for: rater, of: item)
    say("\n" + screen.screen.bold(title.harmless))
    say(
      screen.screen.dim(
        "\(rater.role == .rater ? "Marking" : "Deciding") as \(rater.name) · "
          + "\(counted(total, "answer")) · /help for more"))
    while let work = try next() {
      StandardOutput.write(
        screen.answer(work, number: saved + skipped.count + 1, of: max(total, saved + skipped.count + 1)))
      guard try mark(work) else { return bye() }
      last = work.work
    }
    bye()
  }

  /// The next answer that still waits; another rater may have marked one since it was read.
  private mutating func next() throws(Failure) -> AnswerToMark? {
    while let work = queue.next(for: rater, of: item, after: last, leaving: skipped) {
      guard let session = queue[work.work]?.session else { return nil }
      try refresh(session)
      if queue.next(for: rater, of: item, after: last, leaving: skipped)?.work == work.work { return work }
    }
    return nil
  }

  private mutating func refresh(_ session: SessionID) throws(Failure) {
    guard let stored = try sittings.session(session) else { return }
    let read = try sittings.read(stored, at: SystemClock.now)
    queue.update(read.session, in: read.context)
  }

  private func bye() {
    let left = queue.count(for: rater, of: item)
    say("\nMarked \(saved); \(left == 0 ? "nothing is left for you" : "\(left) left").")
  }

  /// Asks for the marks of an answer and saves them.
  ///
  /// - Returns: Whether to go on.
  private mutating func mark(_ work: AnswerToMark) throws(Failure) -> Bool {
    asking: while true {
      var points: [TraitPoints] = []
      for trait in work.traits {
        switch askPoints(trait) {
        case .points(let given): points.append(TraitPoints(trait: trait.id, points: given))
        case .other(.skip):
          skipped.insert(work.work)
          return true
        case .other(.quit): return false
        case .other: continue asking
        }
      }
      let comment: String
      switch ask("Comment for whoever marks next (Return for none): ") {
      case .text(let text): comment = text
      case .skip:
        skipped.insert(work.work)
        return true
      case .again: continue
      case .quit: return false
      }
      switch ask("\(screen.summary(work, points)). Save? (yes/no) ") {
      case .text(let answer) where ["y", "yes"].contains(answer.lowercased()):
        guard try save(work, points, comment) else { continue }
        return true
      case .skip:
        skipped.insert(work.work)
        return true
      case .quit: return false
      case .text, .again: say("Nothing was saved; mark it again, or /skip it.")
      }
    }
  }

  private enum Points {
    case points(Rational)
    case other(Typed)
  }

  private func askPoints(_ trait: Trait) -> Points {
    while true {
      switch ask("\(screen.range(of: trait)): ") {
      case .text(let text):
        guard let points = Rational(decimal: text) else {
          say("Type a number of points, such as \(trait.points).")
          continue
        }
        guard points >= .zero, points <= trait.points else {
          say("`\(trait.id)` has 0 to \(trait.points) points.")
          continue
        }
        guard trait.admits(points) else {
          say("`\(trait.id)` takes whole points, and those of its levels.")
          continue
        }
        return .points(points)
      case let other: return .other(other)
      }
    }
  }

  private func ask(_ prompt: String) -> Typed {
    while true {
      StandardOutput.write(prompt)
      guard let line = input.readLine() else {
        say("")
        return .quit
      }
      let text = String(decoding: line, as: UTF8.self).trimmed
      switch text {
      case "/q", "/quit": return .quit
      case "/s", "/skip": return .skip
      case "/a", "/again": return .again
      case "/help", "/?": say(Self.help)
      case let word where word.hasPrefix("/"): say("\(word.harmless) is no command. /help lists them.")
      default: return .text(text)
      }
    }
  }

  private static let help = """
    Type the points of each trait, a comment if you have one, and yes to save. Besides:
      /again   begin this answer again     /skip   leave it for later     /quit   leave; what is saved stays
    Whole points between two levels can be given.
    """

  /// - Returns: Whether the answer is behind; false to ask again.
  private mutating func save(
    _ work: AnswerToMark, _ points: [TraitPoints], _ comment: String
  ) throws(Failure) -> Bool {
    guard let marking = queue.marking(work.work, by: rater, points: points, comment: comment) else { return true }
    let task = StaffDesk.Task(session: marking.session, act: marking.act, command: marking.command)
    switch try StaffDesk(sittings: sittings).carryOut(task) {
    case .done(let read):
      queue.update(read.session, in: read.context)
      saved += 1
      say(screen.screen.dim("Saved."))
    case .refused(let refusal):
      say("\(refusal.message) \(refusal.advice)")
      try refresh(marking.session)
    case .conflict:
      say("You have marked this answer before, and otherwise; what you gave then stands.")
      try refresh(marking.session)
    }
    return true
  }
}
