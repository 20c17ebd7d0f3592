import AssayPsychometrics
import AssayReports
import Glibc

/// Item analysis of a file of responses, as it comes in.
enum FileAnalysis {
  static func run(_ path: String) throws {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure("\(path) cannot be read") }
    defer { close(descriptor) }
    var reader = ResponseFileReader(file: path, key: nil, options: ResponseFileOptions())
    let size = 65_536
    while true {
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        count = max(unsafe read(descriptor, buffer.baseAddress, size), 0)
      }
      guard !chunk.isEmpty else { break }
      try reader.feed(chunk)
    }
    try reader.end()
    guard let matrix = reader.matrix, let alpha = matrix.alpha().value else { throw Failure("nothing was read") }
    let analysis = ItemAnalysis(matrix)
    guard analysis.items.allSatisfy({ $0.itemRest.value != nil }) else { throw Failure("an item was left out") }
    print(matrix.candidateCount, alpha)
  }
}
