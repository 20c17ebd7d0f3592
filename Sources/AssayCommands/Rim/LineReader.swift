import Glibc

/// Reads lines from a descriptor, and can wait for one while others are watched.
final class LineReader {
  let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  /// How far the buffer is known to hold no line end, so that a long line is looked through once.
  private var searched = 0
  private(set) var isAtEnd = false

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The next line without its end, or nil at the end of the input; waits for it.
  ///
  /// What stands behind the last line end is no line: whoever wrote it was cut off.
  func readLine() -> [UInt8]? {
    while true {
      if let line = bufferedLine() { return line }
      if isAtEnd { return nil }
      fill()
    }
  }

  /// A line that has been read already, without waiting.
  func bufferedLine() -> [UInt8]? {
    guard let end = buffer[searched...].firstIndex(of: 0x0A) else {
      searched = buffer.count
      return nil
    }
    let line = Array(buffer[start..<end])
    start = end + 1
    searched = start
    return line
  }

  /// Reads what there is; waits when there is nothing.
  func fill() {
    if start > 0 {
      buffer.removeSubrange(..<start)
      searched -= start
      start = 0
    }
    let chunk = readChunk(descriptor) ?? []
    if chunk.isEmpty { isAtEnd = true }
    buffer.append(contentsOf: chunk)
  }
}

/// Reads up to 64 KiB; empty at the end of the input, nil where it cannot be read, and `errno` says why.
func readChunk(_ descriptor: Int32) -> [UInt8]? {
  let size = 65_536
  while true {
    var failed = false
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      let got = unsafe read(descriptor, buffer.baseAddress, size)
      failed = got < 0
      count = max(got, 0)
    }
    guard failed else { return chunk }
    switch errno {
    case EINTR: continue
    // Whoever gave us the descriptor may have made it one that does not wait.
    case EAGAIN: waitUntilReady(descriptor, for: POLLIN)
    default: return nil
    }
  }
}

/// Waits until one of the descriptors can be read, or the time is over.
///
/// - Parameters:
///   - descriptors: What to watch.
///   - milliseconds: How long; nil for ever.
/// - Returns: Those that can be read or have ended.
func waitForInput(_ descriptors: [Int32], milliseconds: Int64?) -> Set<Int32> {
  var watched = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  let limit = milliseconds.map { Int32(clamping: max($0, 0)) } ?? -1
  let count = unsafe poll(&watched, nfds_t(watched.count), limit)
  guard count > 0 else { return [] }
  return Set(watched.filter { $0.revents != 0 }.map(\.fd))
}
