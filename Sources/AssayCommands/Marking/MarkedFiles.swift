import AssayDelivery
import AssayModel
import AssayStore

/// Writes the files of answers into a folder, under names that tell nothing of whose they are.
struct MarkedFiles {
  let folder: String
  let store: any Store

  /// Writes every file of some answers that is not there yet.
  ///
  /// - Returns: How many files the answers have.
  func write(_ answers: [AnswerToMark], of queue: MarkingQueue) throws(Failure) -> Int {
    var count = 0
    for answer in answers where !answer.files.isEmpty {
      guard let entry = queue[answer.work] else { continue }
      for (place, file) in entry.files.enumerated() {
        let bytes: [UInt8]?
        do throws(StoreError) {
          bytes = try store.upload(file.id, in: entry.session, 0..<file.description.bytes)
        } catch {
          throw Failure(error)
        }
        guard let bytes, ContentDigest(of: bytes) == file.digest else {
          throw Failure("a file of \(answer.work) is not in the store as it was sent.")
        }
        try write(bytes, to: answer.fileName(place))
        count += 1
      }
    }
    return count
  }

  private func write(_ bytes: [UInt8], to name: String) throws(Failure) {
    try makeFilesFolder(folder)
    if let reason = writeWhole(bytes, to: "\(folder)/\(name)") {
      throw Failure("`\(folder)/\(name)` could not be written: \(reason).")
    }
  }
}

extension AnswerToMark {
  /// What a file of the answer is called where raters read it, such as `w-3k9…-1.pdf`.
  func fileName(_ place: Int) -> String { "\(work)-\(place + 1).\(files[place].type.word)" }
}
