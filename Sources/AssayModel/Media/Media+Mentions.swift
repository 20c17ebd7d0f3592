// Which media a text names, going by the paths that stand in it.
extension MediaPath {
  /// The paths that stand in a text, as far as the grammar goes, in the order of the text.
  ///
  /// A path that is a picture's stands there; whether one that stands there is a picture's only a reader of Markdown
  /// knows. Costs a pass over the bytes.
  package static func mentioned(in text: String) -> [MediaPath] {
    guard text.utf8.count > 6 else { return [] }
    let bytes = Array(text.utf8)
    let head = Array("media/".utf8)
    var paths: [MediaPath] = []
    var index = 0
    while index + head.count < bytes.count {
      guard bytes[index] == head[0], bytes[index...].starts(with: head) else {
        index += 1
        continue
      }
      var run = bytes[index...].prefix { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x2F, 0x5F, 0x2D: true
        default: false
        }
      }
      index = max(run.endIndex, index + 1)
      while let last = run.last, last == 0x2E || last == 0x2F { run.removeLast() }
      if let path = MediaPath(String(decoding: run, as: UTF8.self)) { paths.append(path) }
    }
    return paths
  }
}

extension [Medium] {
  /// Every file that these need, captions among them.
  package var files: [MediaPath] { flatMap { [$0.file] + ($0.captions.map { [$0] } ?? []) } }
}

extension Item {
  /// Every file that the item names: listed, as captions, or in a text.
  package var mentionedMedia: Set<MediaPath> {
    var paths = Set(media.files)
    forEachText { _, _, text in paths.formUnion(MediaPath.mentioned(in: text)) }
    interaction.forEachMedia { paths.formUnion($0.files) }
    return paths
  }
}

extension ItemSet {
  /// Every file that the set names.
  package var mentionedMedia: Set<MediaPath> {
    var paths = Set(media.files)
    paths.formUnion(MediaPath.mentioned(in: stimulus))
    for medium in media { paths.formUnion(MediaPath.mentioned(in: medium.transcript ?? "")) }
    return paths
  }
}

extension Interaction {
  /// Goes over the media of each of its parts.
  package func forEachMedia(_ visit: ([Medium]) -> Void) {
    switch self {
    case .choice(let choice): for option in choice.options { visit(option.media) }
    case .multipleResponse(let multiple): for option in multiple.options { visit(option.media) }
    case .matrix(let matrix):
      for column in matrix.columns { visit(column.media) }
      for row in matrix.rows { visit(row.media) }
    case .order(let order): for entry in order.entries { visit(entry.media) }
    case .match(let match):
      for left in match.lefts { visit(left.media) }
      for right in match.rights { visit(right.media) }
    case .survey(let survey): for step in survey.scale { visit(step.media) }
    case .cloze(let cloze):
      for gap in cloze.gaps {
        if case .choice(let choice) = gap.content { for option in choice.options { visit(option.media) } }
      }
    case .trueFalse, .text, .number, .essay, .file, .info: break
    }
  }
}
