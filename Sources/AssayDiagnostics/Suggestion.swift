/// The known word that was probably meant, for *did you mean `distractor`?* and the like.
///
/// By the optimal string alignment distance over bytes (Damerau 1964; Levenshtein 1966): insertions, deletions,
/// substitutions and swaps of neighbours each cost 1. A word is offered when a third of its letters or fewer are wrong
/// (at least one may be). Words of more than 64 bytes are neither looked up nor offered.
///
/// - Parameters:
///   - word: What was written.
///   - known: What could have been meant.
/// - Returns: The nearest, the first of several equally near; nil when none is near, or when `word` itself is known.
package func suggestion(for word: String, among known: [String]) -> String? {
  let written = Array(word.utf8)
  guard !written.isEmpty, written.count <= 64 else { return nil }
  var best: (word: String, distance: Int)?
  for candidate in known {
    let letters = Array(candidate.utf8)
    guard !letters.isEmpty, letters.count <= 64 else { continue }
    if letters == written { return nil }
    let allowed = min(max(1, max(written.count, letters.count) / 3), best.map { $0.distance - 1 } ?? .max)
    guard abs(letters.count - written.count) <= allowed else { continue }
    if let distance = alignmentDistance(written, letters, atMost: allowed) { best = (candidate, distance) }
  }
  return best?.word
}

/// The optimal string alignment distance, or nil when it exceeds a bound.
func alignmentDistance(_ a: [UInt8], _ b: [UInt8], atMost bound: Int) -> Int? {
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    for j in b.indices {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
      row.append(cost)
    }
    guard row.contains(where: { $0 <= bound }) else { return nil }
    beforeLast = last
    last = row
  }
  let distance = last[b.count]
  return distance <= bound ? distance : nil
}
