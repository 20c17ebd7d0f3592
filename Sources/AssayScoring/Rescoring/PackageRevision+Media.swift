import AssayModel

extension PackageRevision {
  /// Adds the files that rationales and feedback, in any language, name now and did not when they were delivered.
  ///
  /// A file that was delivered stays what it was, since candidates saw it; where the bank has another one under its path,
  /// that is remarked.
  mutating func takeOverMedia(of bank: Bank) {
    guard !bank.media.isEmpty else { return }
    let delivered = Dictionary(package.media.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let now = Dictionary(bank.media.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    var new: Set<MediaFile> = []
    for item in package.items {
      for path in item.mentionedMedia.sorted() {
        guard let file = now[path] else { continue }
        guard let own = delivered[path] else {
          new.insert(file)
          continue
        }
        if own.digest != file.digest {
          remarks.append(RevisionRemark(item: item.id, text: "`\(path)` is another file since it was delivered"))
        }
      }
    }
    for translation in package.translations {
      for path in translation.mentionedMedia where delivered[path] == nil {
        if let file = now[path] { new.insert(file) }
      }
    }
    package.media = (package.media + new).sorted { $0.path < $1.path }
  }
}
