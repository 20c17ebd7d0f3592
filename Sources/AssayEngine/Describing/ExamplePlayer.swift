import AssayDigest
import AssayJSON
import AssayModel
import AssayStore

/// Plays examples on engines of their own, alike each time: time stands still unless somebody waits, and ids follow from
/// a seed.
struct ExamplePlayer {
  /// What was said, in order.
  private(set) var lines: [Line] = []
  private let version: String
  private let store = MemoryStore()
  private let clock = Clock()
  private var engines: [Pipe: Engine] = [:]
  private var pipe = Pipe(role: .candidate, number: 1)
  private var nextID = 1
  /// What stands for `$session` and the like.
  private var words: [(name: String, text: String)] = []

  /// What stands in a line of a transcript.
  enum Line {
    /// About what follows.
    case note(String)
    case sent(method: String, params: String, line: String)
    case came(String)

    var text: String {
      switch self {
      case .note(let text): "# " + text
      case .sent(_, _, let line): "→ " + line
      case .came(let line): "← " + line
      }
    }
  }

  /// Which engine is spoken to.
  private struct Pipe: Hashable {
    var role: Role
    var number: Int
  }

  private final class Clock { var now = Instant(milliseconds: 1_790_000_000_000) }

  init(_ example: Example, version: String) {
    self.version = version
    do throws(StoreError) {
      try store.putMedium(ExampleBank.plan, at: Instant(milliseconds: 0))
      for (assessment, package) in ExampleBank.packages {
        _ = try store.publish(assessment, packageBytes: package, at: Instant(milliseconds: 0), note: "example")
      }
    } catch {
      preconditionFailure("the examples cannot be published: \(error.message)")
    }
    for step in example.steps { perform(step) }
  }

  private mutating func perform(_ step: Example.Step) {
    switch step {
    case .role(let role, let number):
      pipe = Pipe(role: role, number: number)
      let which = engines[pipe] != nil ? "back at " : number > 1 ? "another " : ""
      lines.append(.note("\(which)assay serve --role \(role.rawValue)"))
    case .wait(let interval):
      clock.now = clock.now + interval
      lines.append(.note("\(interval.milliseconds / 1000) s later"))
      take(engine.tick())
    case .call(let method, let params):
      let params = words.reversed().reduce(params) { $0.replacing($1.name, with: $1.text) }
      let line = #"{"jsonrpc":"2.0","id":\#(nextID),"method":"\#(method)","params":\#(params)}"#
      nextID += 1
      lines.append(.sent(method: method, params: params, line: line))
      take(engine.receive(Array((line + "\n").utf8)[...]))
    }
  }

  /// The engine that is spoken to.
  private var engine: Engine {
    get {
      engines[pipe]
        ?? Engine(
          store: store, role: pipe.role, clock: { [clock] in clock.now },
          entropy: .seeded((pipe.role == .candidate ? 7 : 8) + 10 * UInt64(pipe.number - 1)), version: version,
          seeds: .same(1))
    }
    set { engines[pipe] = newValue }
  }

  private mutating func take(_ bytes: [UInt8]) {
    for line in bytes.split(separator: 0x0A) {
      let text = String(decoding: line, as: UTF8.self)
      lines.append(.came(text))
      guard let result = try? JSONValue(parsing: text)["result"] else { continue }
      if let session = result["session"]?.string, let token = result["token"]?.string {
        words.append(("$session", #""session":"\#(session)","token":"\#(token)""#))
        words.append(("$id", #""session":"\#(session)""#))
      }
      if let code = result["code"]?.string { words.append(("$code", code)) }
      if let work = result["task"]?["work"]?.string { words.append(("$work", work)) }
    }
  }
}

extension ExamplePlayer {
  /// The whole conversation, a line for each line.
  var transcript: String { lines.map { $0.text + "\n" }.joined() }

  /// The parameters and the results of the calls of a method that were carried out.
  func pairs(of method: String) -> [(params: JSONValue, result: JSONValue)] {
    var pairs: [(JSONValue, JSONValue)] = []
    var open: JSONValue?
    for line in lines {
      switch line {
      case .note: break
      case .sent(let name, let params, _):
        open = name.utf8.elementsEqual(method.utf8) ? try? JSONValue(parsing: params) : nil
      case .came(let text):
        guard let params = open, let result = try? JSONValue(parsing: text)["result"] else { continue }
        pairs.append((params, result))
      }
    }
    return pairs
  }
}
