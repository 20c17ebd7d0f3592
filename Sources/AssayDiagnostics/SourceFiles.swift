/// The files of one run, by the number that spans carry.
///
/// Diagnostics are shown in the order of these numbers, so files are best added in the order of their paths.
package struct SourceFiles: Sendable {
  private var files: [SourceFile] = []

  package init() {}

  /// Adds a file and gives it the next number.
  @discardableResult
  package mutating func add(path: String, bytes: [UInt8]) -> SourceFile {
    let file = SourceFile(id: .init(rawValue: UInt32(clamping: files.count)), path: path, bytes: bytes)
    files.append(file)
    return file
  }

  /// The file of a number; nil for one that was never given.
  package subscript(id: SourceFile.ID) -> SourceFile? {
    let index = Int(id.rawValue)
    return index < files.count ? files[index] : nil
  }

  package var count: Int { files.count }

  /// Every file, in the order in which it was added.
  package var all: [SourceFile] { files }
}
