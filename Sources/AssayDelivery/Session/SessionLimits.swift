package import AssayModel

/// How much one session takes; what goes beyond is refused with `limit`, and what is saved stays.
package enum SessionLimits {
  /// The bytes of a short text, of a number, and of each written gap.
  package static let textBytes = 4 * 1024
  /// The bytes of an essay, and of any answer in all.
  package static let answerBytes = 64 * 1024
  /// The bytes of all answers that a session sends, each time it sends them.
  package static let sessionBytes = 64 * 1024 * 1024
  /// The events of a session; only its submission goes beyond.
  package static let events = 20_000
  /// The events of a session in one minute of the clock.
  package static let eventsPerMinute = 12_000
  /// The bytes of what the client keeps of its own.
  package static let stateBytes = 16 * 1024
  /// The bytes of a remark on an item, and of what a client tells of itself.
  package static let remarkBytes = 4 * 1024
  /// The files of a session.
  package static let files = 100
  /// The bytes of one file.
  package static let fileBytes = FileInteraction.largestSize
  /// The bytes of all files that a session begins.
  package static let filesBytes = 256 * 1024 * 1024
  /// The bytes of the name of a file.
  package static let fileNameBytes = 255

  /// The most bytes that a text may have at an interaction of a type; nil where nothing is written.
  package static func textBytes(at type: InteractionType) -> Int? {
    switch type {
    case .text, .number, .cloze: textBytes
    case .essay: answerBytes
    case .choice, .trueFalse, .multipleResponse, .matrix, .order, .match, .file, .survey, .info: nil
    }
  }
}

extension Answer {
  /// The bytes of everything that was chosen or written.
  var byteCount: Int {
    switch self {
    case .choice(let id), .survey(let id): id.text.utf8.count
    case .trueFalse: 1
    case .file(let ids): ids.reduce(0) { $0 + $1.text.utf8.count }
    case .multipleResponse(let ids), .order(let ids): ids.reduce(0) { $0 + $1.text.utf8.count }
    case .matrix(let rows):
      rows.reduce(0) { sum, row in row.value.reduce(sum + row.id.text.utf8.count) { $0 + $1.text.utf8.count } }
    case .text(let text), .number(let text), .essay(let text): text.utf8.count
    case .match(let pairs): pairs.reduce(0) { $0 + $1.id.text.utf8.count + $1.value.text.utf8.count }
    case .cloze(let gaps): gaps.reduce(0) { $0 + $1.id.text.utf8.count + $1.value.text.utf8.count }
    }
  }

  /// The bytes of its longest text and how many it may have, where that is too many.
  var excess: (bytes: Int, limit: Int)? {
    let written: Int =
      switch self {
      case .text(let text), .number(let text): text.utf8.count
      case .cloze(let gaps): gaps.reduce(0) { max($0, $1.value.text.utf8.count) }
      default: 0
      }
    if written > SessionLimits.textBytes { return (written, SessionLimits.textBytes) }
    let all = byteCount
    return all > SessionLimits.answerBytes ? (all, SessionLimits.answerBytes) : nil
  }
}

extension Answer.GapAnswer {
  /// What was chosen or written.
  var text: String {
    switch self {
    case .choice(let id): id.text
    case .text(let text): text
    }
  }
}
