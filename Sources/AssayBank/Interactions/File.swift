import AssayDiagnostics
import AssayModel
import AssayYAML

extension FileInteraction {
  /// Reads `types:`, `size:`, `files:` and `rubric:`.
  init?(_ fields: inout FieldReader) {
    let reading = fields.reading
    let types = fields.required(.types, help: "`types: [pdf, png, jpeg]`").flatMap { node in
      reading.list(node, "types", at: fields.path / .types) { node, _ in reading.uploadType(node) }
    }
    let largest = fields[.size].flatMap { reading.fileSize($0) }
    let count = fields[.files].flatMap { reading.whole($0, in: 1...FileInteraction.mostFiles) }
    let rubric = Rubric(in: &fields)
    guard let types, !types.isEmpty else { return nil }
    self.init(types: types, largest: largest ?? FileInteraction.usualSize, count: count ?? 1, rubric: rubric)
  }
}

extension Reading {
  /// A type of file that a candidate can be asked for, by its word.
  fileprivate func uploadType(_ node: YAMLNode) -> MediaType? {
    guard isScalar(node) else { return nil }
    if let type = MediaType.ofUploads.first(where: { node.isText($0.word) }) { return type }
    notAWord(node, "a type of file that candidates can send", of: MediaType.ofUploads.map(\.word))
    return nil
  }

  /// A number of bytes such as `8 MiB` or `500 KiB`.
  fileprivate func fileSize(_ node: YAMLNode) -> Int? {
    guard isScalar(node) else { return nil }
    let text = node.string
    let units = [("MiB", 1 << 20), ("KiB", 1 << 10)]
    for (unit, bytes) in units where text.hasSuffix(unit) {
      let digits = text.dropLast(unit.count).drop { $0 == " " }
      let number = digits.hasSuffix(" ") ? String(digits.dropLast()) : String(digits)
      guard let count = Int(number), count > 0, count <= FileInteraction.largestSize / bytes else { break }
      return count * bytes
    }
    error(
      "`\(node.quotation)` is no size that a file may have at most; it is up to \(FileInteraction.largestSize >> 20) MiB",
      rule: .wrongValue, at: node.span, help: "`size: 8 MiB` or `size: 500 KiB`")
    return nil
  }
}
