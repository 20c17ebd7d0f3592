import Glibc

/// Standard output: what a command was asked for.
enum StandardOutput {
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  static func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes bytes, or ends the program.
  ///
  /// Where they cannot be written, it says why and ends with 3. A reader that went away (`assay report | head`) has what
  /// it wanted, and nothing is said.
  static func write(_ bytes: [UInt8]) {
    guard !writeAll(bytes, to: STDOUT_FILENO), errno != EPIPE else { return }
    StandardError.write("assay: standard output could not be written: \(systemReason(errno)).\n")
    exit(3)
  }
}

/// Standard error: messages and progress.
enum StandardError {
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static func write(_ text: String) { writeAll(Array(text.utf8), to: STDERR_FILENO) }
}

/// Opens what was closed of standard input, output and error, so that no file of ours takes its place.
func occupyStandardStreams() {
  for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
    // For reading alone: writing to it fails, as writing to a closed one does.
    guard unsafe open("/dev/null", O_RDONLY) >= 0 else { return }
  }
}

/// Writes every byte, however many calls it takes.
///
/// - Returns: False when the other end is gone or the disk is full; `errno` says which.
@discardableResult
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  var done = 0
  while done < bytes.count {
    let count = unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return unsafe Glibc.write(descriptor, base + done, buffer.count - done)
    }
    if count < 0 {
      switch errno {
      case EINTR: continue
      // Whoever gave us the descriptor may have made it one that does not wait.
      case EAGAIN: waitUntilReady(descriptor, for: POLLOUT)
      default: return false
      }
      continue
    }
    done += count
  }
  return true
}

/// Waits until a descriptor can be read or written, or has ended.
func waitUntilReady(_ descriptor: Int32, for events: Int32) {
  var watched = pollfd(fd: descriptor, events: Int16(events), revents: 0)
  _ = unsafe poll(&watched, 1, -1)
}

/// What the system says of an error, such as `No space left on device`.
func systemReason(_ code: Int32) -> String {
  unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
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
