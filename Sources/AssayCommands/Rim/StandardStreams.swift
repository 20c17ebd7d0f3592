import Glibc

/// Standard output: what a command was asked for.
enum StandardOutput {
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  static func write(_ text: String) { writeAll(Array(text.utf8), to: STDOUT_FILENO) }
  static func write(_ bytes: [UInt8]) { writeAll(bytes, to: STDOUT_FILENO) }
}

/// Standard error: messages and progress.
enum StandardError {
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static func write(_ text: String) { writeAll(Array(text.utf8), to: STDERR_FILENO) }
}

/// Writes every byte, however many calls it takes.
///
/// - Returns: False when the other end is gone or the disk is full.
@discardableResult
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  var done = 0
  while done < bytes.count {
    let count = unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return unsafe Glibc.write(descriptor, base + done, buffer.count - done)
    }
    if count < 0 {
      if errno == EINTR { continue }
      return false
    }
    done += count
  }
  return true
}

/// What the terminal can do.
struct Terminal {
  var width: Int
  var usesColour: Bool

  /// The terminal behind a descriptor; 80 columns and no colour where there is none.
  init(_ descriptor: Int32 = STDOUT_FILENO) {
    var size = winsize()
    let isTerminal = isatty(descriptor) == 1
    let known = unsafe isTerminal && ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    width = known ? Int(size.ws_col) : 80
    usesColour = isTerminal && environment("NO_COLOR").isEmpty && environment("TERM") != "dumb"
  }
}

/// The value of an environment variable, empty when it is not set.
func environment(_ name: String) -> String {
  unsafe getenv(name).map { unsafe String(cString: $0) } ?? ""
}

/// Writes a line to standard output at once, so that it stands there before the next answer is waited for.
func say(_ line: String) { StandardOutput.write(line + "\n") }
