import Glibc

/// The engine that a client under test starts: it hands lines on to `assay conformance`, and what comes back.
///
/// From the other end come pieces with their length before them; a piece of length 0 is an orderly end. Where the
/// connection ends without one, the engine has died, and so does this process, by a signal, as a killed one does.
struct EngineRelay {
  private let connection: Int32
  private var received: [UInt8] = []

  init(_ path: String) throws(Failure) {
    guard let connection = LocalSocket.connect(to: path) else {
      throw Failure("no conformance test runs at `\(path)`: \(systemReason(errno)).", .usedWrongly)
    }
    self.connection = connection
  }

  /// Hands on until either end is over.
  mutating func run() {
    var watched = [STDIN_FILENO, connection]
    while true {
      let ready = waitForInput(watched, milliseconds: nil)
      if ready.contains(STDIN_FILENO) {
        let chunk = readChunk(STDIN_FILENO) ?? []
        if chunk.isEmpty {
          shutdown(connection, Int32(SHUT_WR))
          watched = [connection]
        } else {
          writeAll(chunk, to: connection)
        }
      }
      guard ready.contains(connection) else { continue }
      let chunk = readChunk(connection) ?? []
      guard !chunk.isEmpty else { die() }
      received += chunk
      if handOn() { return }
    }
  }

  /// Writes the pieces that are whole; true at an orderly end.
  private mutating func handOn() -> Bool {
    while let length = Self.length(of: received[...]) {
      if length == 0 { return true }
      guard received.count >= 4 + length else { return false }
      guard writeAll(Array(received[4..<4 + length]), to: STDOUT_FILENO) else { return true }
      received.removeSubrange(..<(4 + length))
    }
    return false
  }

  private func die() -> Never {
    kill(getpid(), SIGKILL)
    exit(1)
  }

  /// A piece as it travels.
  static func piece(_ bytes: [UInt8]) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (8 * $0)) } + bytes
  }

  private static func length(of bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= 4 else { return nil }
    return bytes.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
