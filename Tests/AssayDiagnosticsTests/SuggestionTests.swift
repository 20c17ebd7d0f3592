import AssayDiagnostics
import Testing

struct `A suggestion` {
  @Test(arguments: [
    ("distracter", "distractor"), ("crorect", "correct"), ("stm", "stem"), ("itmes", "items"), ("ration", "rationale"),
    ("hints", nil),
    ("correct", nil), ("", nil), ("x", nil),
  ])
  func `is the nearest word that is near enough`(written: String, meant: String?) {
    #expect(suggestion(for: written, among: ["stem", "correct", "distractor", "rationale", "items"]) == meant)
  }
}
