import AssayModel

/// When the clock has something to do with which session: a heap by time, and the one valid entry of each session.
///
/// Sessions are named by id, so that a session that is no longer in memory keeps its deadline.
struct Deadlines {
  private var heap: [Entry] = []
  private var valid: [SessionID: Instant] = [:]

  private struct Entry {
    var at: Instant
    var session: SessionID
  }

  /// The earliest moment, or one before it where a deadline was put off since.
  var next: Instant? { heap.first?.at }

  /// Sets the deadline of a session, in place of any other; nil takes it away.
  mutating func schedule(_ session: SessionID, at instant: Instant?) {
    guard valid[session] != instant else { return }
    valid[session] = instant
    guard let instant else { return }
    if heap.count > 64, heap.count > 4 * valid.count { sweep() }
    heap.append(Entry(at: instant, session: session))
    rise(from: heap.count - 1)
  }

  /// Takes the earliest session whose deadline has come.
  mutating func due(at now: Instant) -> SessionID? {
    while let first = heap.first, first.at <= now {
      removeFirst()
      guard valid[first.session] == first.at else { continue }
      valid[first.session] = nil
      return first.session
    }
    return nil
  }

  /// Drops entries that are no longer valid.
  private mutating func sweep() {
    let kept = heap.filter { valid[$0.session] == $0.at }
    heap = []
    for entry in kept {
      heap.append(entry)
      rise(from: heap.count - 1)
    }
  }

  private mutating func removeFirst() {
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      let (left, right) = (2 * parent + 1, 2 * parent + 2)
      var least = parent
      if left < heap.count, heap[left].at < heap[least].at { least = left }
      if right < heap.count, heap[right].at < heap[least].at { least = right }
      guard least != parent else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  private mutating func rise(from place: Int) {
    var child = place
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].at < heap[parent].at else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }
}
