/// A line on the terminal that tells how far long work has come; silent anywhere else.
struct Progress {
  private let label: String
  private var total: Int
  private var shown = -1

  init(_ label: String, of total: Int) {
    self.label = label
    self.total = max(total, 1)
  }

  /// Tells that so much is done.
  mutating func update(_ done: Int) {
    guard StandardError.isTerminal else { return }
    let percent = min(done, total) * 100 / total
    guard percent != shown else { return }
    shown = percent
    let filled = percent / 4
    let bar = String(repeating: "━", count: filled) + String(repeating: "╌", count: 25 - filled)
    StandardError.write("\r\(label) \(bar) \(done)/\(total)\u{1B}[K")
  }

  /// Tells that so much is done of what is known by now to be there.
  mutating func update(_ done: Int, of total: Int) {
    self.total = max(total, 1)
    update(done)
  }

  /// Takes the line away.
  func finish() {
    if StandardError.isTerminal { StandardError.write("\r\u{1B}[K") }
  }
}
