import AssayEngine
import AssayStore

/// Answers on disk, one client waiting for each reply, by what SQLite itself does of the kind.
///
/// Blocks of both take turns, because the speed of a disk changes from one moment to the next. It is elapsed time that
/// counts here: the wait for the disk is most of it.
enum DurableAnswers: Benchmark {
  static let names = ["durable-answers"]

  private static let pairs = 21

  static func run(in place: Workplace) throws -> [Measurement] {
    let bare = try BareJournal(path: place.folder + "/bare.sqlite")
    var engine = try Exam.engine(on: try SQLiteStore(path: place.folder + "/store.sqlite"))
    var client = try Client(0, at: &engine)
    _ = try bare.time(20)
    let trial = (try bare.time(40) + time(40, &client, &engine)) / 40
    // About half a second for a pair, and no more events than a session takes.
    let block = min(max(Int(0.5 / trial), 20), 800)
    var bareTimes: [Double] = []
    var times: [Double] = []
    for _ in 0..<pairs {
      bareTimes.append(try bare.time(block))
      times.append(try time(block, &client, &engine))
    }
    let count = Double(block)
    return [
      Measurement(
        name: names[0], what: "durable answers per s / bare sqlite3 commits",
        seen: "\((count / times.median).short) / \((count / bareTimes.median).short) per s",
        value: zip(bareTimes, times).map { $0 / $1 }.median)
    ]
  }

  /// The time of some answers, each sent when the one before was acknowledged.
  private static func time(_ count: Int, _ client: inout Client, _ engine: inout Engine) throws -> Double {
    var lines: [UInt8] = []
    var ends: [Int] = []
    for _ in 0..<count {
      client.appendSave(to: &lines)
      ends.append(lines.count)
    }
    var begin = 0
    var replies: [UInt8] = []
    let start = Time.elapsed
    for end in ends {
      replies += engine.receive(lines[begin..<end])
      begin = end
    }
    let time = Time.elapsed - start
    guard replies.count(of: #""saved":true"#) == count else { throw Failure("the engine did not save every answer") }
    return time
  }
}
