import AssayJSON
import FoundationEssentials
import Glibc

/// An engine as clients have it: `assay serve` in a process of its own, with lines in and replies out over pipes.
final class ServedEngine {
  private let process: pid_t
  private let input: Int32
  private let output: Int32
  private var buffer: [UInt8] = []
  private var isEnded = false

  /// Starts an engine for candidates.
  ///
  /// - Parameters:
  ///   - assay: The program.
  ///   - store: The file of a store with a published exam.
  ///   - variables: What is set in its environment besides our own.
  /// - Throws: ``Failure`` where it does not start.
  init(_ assay: String, on store: String, with variables: [String] = []) throws {
    var ends: (toChild: [Int32], fromChild: [Int32]) = ([0, 0], [0, 0])
    guard unsafe pipe(&ends.toChild) == 0, unsafe pipe(&ends.fromChild) == 0 else {
      throw Failure("there are no pipes to be had (error \(errno))")
    }
    for end in [ends.toChild[1], ends.fromChild[0]] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, ends.toChild[0], STDIN_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, ends.fromChild[1], STDOUT_FILENO)
    let words = [assay, "serve", "--store", store]
    let settings = ProcessInfo.processInfo.environment.map { "\($0)=\($1)" } + variables
    var argv: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = unsafe settings.map { unsafe strdup($0) } + [nil]
    defer { unsafe (argv + environment).forEach { unsafe free($0) } }
    var child: pid_t = 0
    let error = unsafe posix_spawn(&child, assay, &actions, nil, &argv, &environment)
    close(ends.toChild[0])
    close(ends.fromChild[1])
    guard error == 0 else { throw Failure("\(assay) cannot be run (error \(error))") }
    process = child
    input = ends.toChild[1]
    output = ends.fromChild[0]
    _ = try call(
      #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocol":"1","client":{"name":"bench"}}}"#)
  }

  deinit { end() }

  /// Ends the input and waits until the engine has ended.
  func end() {
    guard !isEnded else { return }
    isEnded = true
    close(input)
    while !read().isEmpty {}
    close(output)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  /// The most memory that was resident so far, in bytes.
  var peakMemory: Double {
    let text = FileManager.default.contents(atPath: "/proc/\(process)/status").map {
      String(decoding: $0, as: UTF8.self)
    }
    let line = (text ?? "").split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) } ?? .nan) * 1024
  }

  /// The result of one line.
  func call(_ line: String) throws -> JSONValue {
    try send(Array((line + "\n").utf8)[...])
    let reply = try readLine()
    guard let result = try JSONValue(parsing: reply)["result"] else {
      throw Failure("the engine refused a line: \(String(decoding: reply, as: UTF8.self))")
    }
    return result
  }

  /// Sends all lines of a text, so many at a time, the next as soon as a reply came for one before.
  ///
  /// - Parameters:
  ///   - lines: The lines, each with its end.
  ///   - window: How many are unanswered at most.
  ///   - sign: What stands in each reply that is as it should be.
  /// - Returns: The time from each line to its reply, in seconds; replies come in the order of the lines.
  /// - Throws: ``Failure`` where a line was not answered as it should be.
  func exchange(_ lines: Lines, inFlight window: Int, expecting sign: String) throws -> [Double] {
    var sent = min(window, lines.count)
    var began = [Double](repeating: Time.elapsed, count: lines.count)
    var times: [Double] = []
    times.reserveCapacity(lines.count)
    var signs = 0
    try send(lines[0..<sent])
    while times.count < lines.count {
      let chunk = read()
      guard !chunk.isEmpty else { throw Failure("the engine ended") }
      let now = Time.elapsed
      for byte in chunk where byte == 0x0A {
        times.append(now - began[times.count])
      }
      buffer += chunk
      let next = min(times.count + window, lines.count)
      if next > sent {
        let start = Time.elapsed
        for place in sent..<next { began[place] = start }
        try send(lines[sent..<next])
        sent = next
      }
    }
    signs += buffer.count(of: sign)
    buffer.removeAll(keepingCapacity: true)
    guard signs == lines.count else { throw Failure("\(lines.count - signs) lines were not answered with \(sign)") }
    return times
  }

  private func send(_ bytes: ArraySlice<UInt8>) throws {
    var rest = bytes
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe write(input, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { throw Failure("the engine takes no lines (error \(errno))") }
      rest = rest.dropFirst(max(count, 0))
    }
  }

  private func readLine() throws -> [UInt8] {
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        defer { buffer.removeSubrange(...end) }
        return Array(buffer[..<end])
      }
      let chunk = read()
      guard !chunk.isEmpty else { throw Failure("the engine ended") }
      buffer += chunk
    }
  }

  /// What there is to read, as soon as there is something; empty at the end.
  private func read() -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { bytes, count in
      repeat { count = unsafe Glibc.read(output, bytes.baseAddress, bytes.count) } while count < 0 && errno == EINTR
      count = max(count, 0)
    }
  }
}

/// Lines one after the other, and where each ends.
struct Lines {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]

  var count: Int { ends.count - 1 }

  /// Appends a line, which the body writes with its end.
  mutating func append(_ body: (inout [UInt8]) -> Void) {
    body(&bytes)
    ends.append(bytes.count)
  }

  subscript(lines: Range<Int>) -> ArraySlice<UInt8> { bytes[ends[lines.lowerBound]..<ends[lines.upperBound]] }
}
