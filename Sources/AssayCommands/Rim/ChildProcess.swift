import AssayClient
import CSystem
import Glibc

/// This program run again with other arguments, its standard input and output at our end of two pipes.
///
/// Standard error is shared. The child ends when its input is closed.
final class ChildProcess {
  let identifier: pid_t
  private var input: Int32
  private let output: LineReader

  /// Starts the program with arguments.
  ///
  /// - Parameters:
  ///   - arguments: Behind the program's name.
  ///   - program: The executable; this one where nothing else is said.
  /// - Throws: Why it could not be started.
  init(_ arguments: [String], program: String = "/proc/self/exe") throws(Failure) {
    // Neither end may leak into the other child of the same parent, or its end of input would never come.
    guard let toChild = makePipe(), let fromChild = makePipe() else {
      throw Failure("the engine could not be started: no pipe could be made (errno \(errno)).")
    }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, toChild.read, STDIN_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, fromChild.write, STDOUT_FILENO)
    var pid: pid_t = 0
    var argv: [UnsafeMutablePointer<CChar>?] = unsafe (["assay"] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe argv.forEach { unsafe free($0) } }
    let status = unsafe posix_spawn(&pid, program, &actions, nil, &argv, environ)
    close(toChild.read)
    close(fromChild.write)
    guard status == 0 else {
      close(toChild.write)
      close(fromChild.read)
      throw Failure("the engine could not be started (error \(status)).")
    }
    identifier = pid
    input = toChild.write
    output = LineReader(fromChild.read)
  }

  /// What becomes readable when the child has written.
  var descriptor: Int32 { output.descriptor }

  /// The lines to the child and back.
  var transport: LineTransport {
    LineTransport(write: { writeAll($0, to: self.input) }, readLine: { self.output.readLine() })
  }

  /// Lines that the child has written and nobody has read, without waiting for more.
  func waitingLines() -> [[UInt8]] {
    if waitForInput([descriptor], milliseconds: 0).contains(descriptor) { output.fill() }
    var lines: [[UInt8]] = []
    while let line = output.bufferedLine() { lines.append(line) }
    return lines
  }

  /// Whether the child has closed its output.
  var hasEnded: Bool { output.isAtEnd }

  /// Closes the child's input and waits for its end.
  ///
  /// - Returns: Its exit code; 70 when a signal ended it.
  @discardableResult
  func finish() -> Int32 {
    if input >= 0 { close(input) }
    input = -1
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 70
  }

  deinit {
    if input >= 0 { finish() }
    close(output.descriptor)
  }
}

/// A pipe that is closed in children unless they are given an end of it.
private func makePipe() -> (read: Int32, write: Int32)? {
  var ends: [Int32] = [0, 0]
  guard unsafe pipe(&ends) == 0 else { return nil }
  for end in ends { _ = assay_close_on_exec(end) }
  return (ends[0], ends[1])
}
