import AssayEngine
import AssayJSON
import AssayModel
import AssayStore

/// Feeds an engine whatever lines come, over a store that may fail.
///
/// Nothing traps, every line that comes back is a reply or a notification of JSON-RPC, and an engine that is put in the
/// place of one that was killed tells the same of the session.
///
/// The first byte says how the rest is cut into chunks, how far the clock goes on between them, and whether the store
/// fails once; `SESSION` and `TOKEN` stand for a session that is under way.
@c(LLVMFuzzerTestOneInput)
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: count))
  guard let plan = bytes.first.map(Plan.init) else { return 0 }
  var run = Run(plan)
  let lines = run.filledIn(bytes.dropFirst())
  var position = 0
  while position < lines.count {
    let end = min(position + plan.chunk, lines.count)
    run.receive(lines[position..<end])
    position = end
  }
  run.finish()
  return 0
}

/// What the first byte says.
struct Plan {
  /// How many bytes come at a time.
  var chunk: Int
  /// How far the clock goes on with each chunk.
  var step: Interval
  /// The call of the store that fails, and how; nil for a store that does not.
  var fault: (call: Int, kind: FailingStore<MemoryStore>.Fault)?

  init(_ byte: UInt8) {
    chunk = [1 << 20, 512, 64, 7][Int(byte & 3)]
    step = [Interval(milliseconds: 1), Interval(seconds: 40)][Int(byte >> 2 & 1)]
    guard byte & 8 != 0 else { return }
    // The first calls belong to the start of the session, which every run needs.
    let kinds: [FailingStore<MemoryStore>.Fault] = [
      .lost, .unknown, .refused(.locked(path: "fuzz")), .refused(.diskFull(path: "fuzz")),
    ]
    fault = (Run.callsToStart + 1 + Int(byte >> 6), kinds[Int(byte >> 4 & 3)])
  }
}
