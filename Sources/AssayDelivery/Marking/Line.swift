import AssayDigest
import AssayModel

/// Answers in the order in which one rater gets them: those with the fewest marks first, shuffled among themselves.
struct Line {
  /// An answer and where it stands.
  struct Place {
    let entry: MarkingQueue.Entry
    let marks: Int
    /// What shuffles answers with as many marks.
    let order: Digest
  }

  private var places: ArraySlice<Place>
  /// The most answers that one session has.
  private let most: Int

  init(_ places: [Place]) {
    self.places = places.sorted { ($0.marks, $0.order) < ($1.marks, $1.order) }[...]
    var counts: [SessionID: Int] = [:]
    for place in places { counts[place.entry.session, default: 0] += 1 }
    most = counts.values.max() ?? 0
  }

  /// Takes the next answer out.
  ///
  /// Among those with the fewest marks it is the first of another session than the one before; a session that has more than
  /// half of what is left comes at once, or its answers would follow one another at the end.
  ///
  /// - Parameter last: The session of the answer before.
  /// - Returns: The answer; nil when none is left.
  mutating func popFirst(notOf last: SessionID?) -> Place? {
    guard let index = nextIndex(notOf: last) else { return nil }
    let found = places[index]
    // The ones passed over keep their order; they are few.
    for place in stride(from: index, to: places.startIndex, by: -1) { places[place] = places[place - 1] }
    places.removeFirst()
    return found
  }

  private func nextIndex(notOf last: SessionID?) -> Int? {
    guard let first = places.first else { return nil }
    // So many answers hold two of different sessions, where there are any.
    let near = places.prefix(2 * most + 1).prefix { $0.marks == first.marks }
    if near.count <= 2 * most {
      var counts: [SessionID: Int] = [:]
      for place in near { counts[place.entry.session, default: 0] += 1 }
      let pressing = near.firstIndex { place in
        place.entry.session != last && 2 * (counts[place.entry.session] ?? 0) > near.count
      }
      if let pressing { return pressing }
    }
    return near.firstIndex { $0.entry.session != last } ?? near.startIndex
  }
}
