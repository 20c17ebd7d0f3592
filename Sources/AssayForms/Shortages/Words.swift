import AssayDiagnostics
import AssayModel

extension ItemFilter {
  /// The conditions as a clause, ` where competency is …`, with a blank in front; empty where there are none.
  var clause: String {
    var conditions: [String] = []
    if let competency { conditions.append("competency is `\(competency)`") }
    if let cognitiveLevel { conditions.append("cognitive level is `\(cognitiveLevel.rawValue)`") }
    if let difficulty { conditions.append("difficulty is `\(difficulty.rawValue)`") }
    if let tag { conditions.append("tag is `\(tag)`") }
    if let type { conditions.append("type is `\(type.rawValue)`") }
    return conditions.isEmpty ? "" : " where " + conditions.joined(separator: " and ")
  }
}

/// `a`, `a and b`, `a, b and c`; long lists end in how many more there are.
func listed(_ words: [String], atMost limit: Int = 4) -> String {
  var words = words
  if words.count > limit {
    let more = words.count - limit + 1
    words = Array(words.prefix(limit - 1)) + ["\(more) more"]
  }
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}

/// `no item`, `1 item`, `2 items`.
func countedOrNo(_ count: Int, _ noun: String) -> String { count == 0 ? "no \(noun)" : counted(count, noun) }

/// `is` for one, `are` for any other number.
func are(_ count: Int) -> String { count == 1 ? "is" : "are" }

func quoted(_ id: some CustomStringConvertible) -> String { "`\(id)`" }
