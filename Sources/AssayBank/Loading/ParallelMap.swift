import Dispatch
import Synchronization

/// Does independent work on all cores and gives what came of it in the order of the pieces.
///
/// - Parameters:
///   - pieces: What is to be done.
///   - work: Does one piece; shares nothing that changes with the others.
/// - Returns: The results, the same on any number of cores.
func parallelMap<Piece: Sendable, Value: Sendable>(
  _ pieces: [Piece], _ work: @Sendable (Piece) -> Value
) -> [Value] {
  let values = Mutex([Value?](repeating: nil, count: pieces.count))
  DispatchQueue.concurrentPerform(iterations: pieces.count) { index in
    let value = work(pieces[index])
    values.withLock { $0[index] = value }
  }
  return values.withLock { $0.compactMap(\.self) }
}
