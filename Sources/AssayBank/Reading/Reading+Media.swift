import AssayDiagnostics
import AssayMarkdown
import AssayModel
import AssayYAML

extension FieldReader {
  /// Reads `media:`, a list of files with what stands in for each.
  mutating func media() -> [Medium] {
    let reading = reading
    return list(.media) { Medium($0, at: $1, in: reading) } ?? []
  }
}

extension Medium {
  static let keys: [FieldName] = ["file", "alt", "transcript", "captions", "plays"]
  private static let help = "`media: [{file: media/map.png, alt: What the picture shows}]`"

  /// Reads `{file: media/map.png, alt: …, transcript: …, captions: media/talk.vtt, plays: 2}`.
  fileprivate init?(_ node: YAMLNode, at path: FieldPath, in reading: Reading) {
    guard node.isMapping else {
      reading.error(
        "a medium has a file, and a text for those who do not see or hear it", rule: .wrongShape, at: node.span,
        help: Self.help)
      return nil
    }
    var fields = FieldReader(node, "a medium", at: path, in: reading)
    let file = fields.required("file", help: Self.help).flatMap { reading.mediaPath($0) }
    let alternative = fields.required("alt", help: "say what it shows or says: `alt: A spur between two valleys`")
      .flatMap { reading.plainText($0) }
    let transcript = fields["transcript"].flatMap { reading.markdown($0, allowsPictures: false) }
    let captions = fields["captions"].flatMap { node in reading.mediaPath(node).map { ($0, node) } }
    let plays = fields["plays"].flatMap { reading.whole($0, in: 1...100) }
    if let file, let span = fields.valueSpan("file") {
      var use = MediaUse(
        path: file, span: span,
        manner: .listed(hasTranscript: fields.has("transcript"), hasCaptions: fields.has("captions")))
      use.transcript = fields.keySpan("transcript")
      use.plays = fields.keySpan("plays")
      reading.mediaUses.append(use)
    }
    if let (path, node) = captions {
      reading.mediaUses.append(MediaUse(path: path, span: node.span, manner: .captions))
    }
    fields.finish(knowing: Self.keys)
    guard let file, let alternative else { return nil }
    self.init(file: file, alternative: alternative, transcript: transcript, captions: captions?.0, plays: plays)
  }
}

extension Reading {
  /// A path below the bank's `media/`.
  func mediaPath(_ node: YAMLNode) -> MediaPath? {
    guard isScalar(node) else { return nil }
    if let path = MediaPath(node.string) { return path }
    refuse(MediaPath.problem(with: node.string) ?? .characters, of: node.quotation, at: node.span)
    return nil
  }

  /// Takes the pictures of a text, each at its place.
  func take(_ pictures: [MarkdownReference], in node: YAMLNode, isShown: Bool) {
    for picture in pictures {
      let span = place(of: picture.range, in: node)
      guard isShown else {
        error(
          "a picture here would be shown to no candidate; say it in words", rule: "media-misplaced", at: span)
        continue
      }
      guard let path = MediaPath(picture.name) else {
        refuse(MediaPath.problem(with: picture.name) ?? .characters, of: excerpt(picture.name), at: span)
        continue
      }
      mediaUses.append(MediaUse(path: path, span: span, manner: .picture))
    }
  }

  private func refuse(_ problem: MediaPath.Problem, of written: String, at span: SourceSpan) {
    let (why, help) = problem.words
    error("`\(written)` \(why)", rule: "media-path", at: span, help: help)
  }

  private func excerpt(_ text: String) -> String {
    let line = text.prefix(60).map { $0.isNewline || $0 == "`" ? " " : $0 }
    return String(line) + (text.count > 60 ? "…" : "")
  }
}

extension MediaPath.Problem {
  /// What is wrong with a path, and how to mend it.
  var words: (why: String, help: String) {
    switch self {
    case .absolute:
      (
        "leads out of the bank; a medium is a file of the bank",
        "put the file below `media/` and write its path from the bank's folder: `media/map.png`"
      )
    case .upwards: ("steps upwards; write the path from the bank's folder", "`media/map.png`")
    case .backslash: ("has a backslash; folders are joined by `/` on every system", "`media/maps/spur.png`")
    case .elsewhere:
      ("is not below `media/`, where a bank keeps its media", "move the file there, and write `media/map.png`")
    case .device(let name):
      ("has the name of a device, `\(name)`, which some systems cannot store", "give the file another name")
    case .tooLong: ("is longer than 200 bytes", "give the file a shorter name")
    case .characters:
      (
        "has characters that not every system takes in the name of a file",
        "use letters without accents, digits, `.`, `_` and `-`, and begin with a letter or a digit"
      )
    }
  }
}
