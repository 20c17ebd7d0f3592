import AssayReports
import Glibc

/// Reads a file of responses, piece by piece, into a sample for a report.
struct ResponseFiles {
  let arguments: ResponseArguments

  /// The sample; what was skipped is told on standard error.
  func sample(of path: String) throws(Failure) -> ReportSample {
    let key = try arguments.key.map(readKey)
    var reader = ResponseFileReader(file: path, key: key, options: arguments.options)
    do throws(ResponseFileProblem) {
      try read(path, into: &reader)
      try reader.end()
      let sample = try reader.sample()
      tell(reader)
      return sample
    } catch {
      throw Failure(error.message(file: path) + ".", .fellShort)
    }
  }

  private func readKey(_ path: String) throws(Failure) -> ResponseKey {
    let bytes = try SmallFile.bytes(of: path)
    do throws(ResponseFileProblem) { return try ResponseKey(bytes) } catch {
      throw Failure(error.message(file: path) + ".", .fellShort)
    }
  }

  private func open(_ path: String) throws(Failure) -> Int32 {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw Failure("`\(path)` cannot be read: \(systemReason(errno)).") }
    return descriptor
  }

  private func read(_ path: String, into reader: inout ResponseFileReader) throws(ResponseFileProblem) {
    let descriptor: Int32
    do throws(Failure) { descriptor = try open(path) } catch {
      throw ResponseFileProblem(unreadable: error.message)
    }
    defer { close(descriptor) }
    var status = stat()
    let size = unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    var progress = Progress("reading \(path)", of: size)
    var done = 0
    while true {
      guard let chunk = readChunk(descriptor) else {
        throw ResponseFileProblem(unreadable: systemReason(errno))
      }
      guard !chunk.isEmpty else { break }
      try reader.feed(chunk)
      done += chunk.count
      progress.update(done)
    }
    progress.finish()
  }

  private func tell(_ reader: ResponseFileReader) {
    for name in reader.itemsUnlikeOthers {
      StandardError.write(
        "\(reader.file): `\(name)` is taken as an item, and brings far more points than the others. If it is none, name it "
          + "with --group-column or --id-column, or leave it out with --ignore-column.\n")
    }
    guard reader.skipped > 0 else { return }
    for problem in reader.problems { StandardError.write(problem.message(file: reader.file) + ".\n") }
    let more = reader.skipped - reader.problems.count
    StandardError.write(
      "\(reader.skipped) \(reader.skipped == 1 ? "row was" : "rows were") skipped"
        + (more > 0 ? "; the first \(reader.problems.count) are above.\n" : ".\n"))
  }
}
