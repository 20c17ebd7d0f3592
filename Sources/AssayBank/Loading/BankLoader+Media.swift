import AssayDiagnostics
import AssayMedia
import AssayModel

extension BankLoader {
  /// Takes the media that may be shown into the bank, and says what is wrong with the others.
  mutating func take(_ found: [FoundMedium]) {
    for medium in found {
      let path = MediaPath(medium.path)
      // The folder itself is there where it is no folder.
      if path == nil, medium.path.utf8.count > 5 { refuse(medium, MediaPath.problem(with: medium.path) ?? .characters) }
      switch medium.content {
      case .link:
        report(
          medium, "is a link, which could lead out of the bank", rule: "media-link", help: "put the file itself there")
      case .notAFile:
        report(
          medium, "is a device, a pipe or a socket, and no file", rule: "media-link", help: "put a file in its place")
      case .unreadable: report(medium, "cannot be read", rule: "media-link", help: "check its permissions")
      case .tooLarge(let bytes):
        report(
          medium, "has \(bytes) bytes; no medium has more than \(BankFolder.largestMedium)", rule: "media-size",
          help: "make it smaller, or cut it into parts")
      case .file(.refused(let problem), let bytes, _): report(medium, problem, bytes: bytes)
      case .file(.medium(let type), let bytes, let digest):
        warnOfEnding(medium, type)
        if let path { bank.media.append(MediaFile(path: path, type: type, bytes: bytes, digest: digest)) }
      }
    }
    bank.media.sort { $0.path < $1.path }
  }

  private mutating func refuse(_ medium: FoundMedium, _ problem: MediaPath.Problem) {
    let (why, help) = problem.words
    report(medium, why, rule: "media-path", help: help)
  }

  /// A name that says another type: the bytes count, and the name misleads whoever reads the bank.
  private mutating func warnOfEnding(_ medium: FoundMedium, _ type: MediaType) {
    let name = medium.path.lowercased()
    guard !type.endings.contains(where: { name.hasSuffix("." + $0) }) else { return }
    report(
      medium, "is a \(type.word) by its first bytes, and its name says otherwise", rule: "media-ending",
      severity: .warning, help: "let its name end in `.\(type.endings[0])`")
  }

  private mutating func report(_ medium: FoundMedium, _ problem: MediaProblem, bytes: Int) {
    switch problem {
    case .empty: report(medium, "is empty", rule: "media-type", help: "put the file in its place, or remove it")
    case .unknown:
      report(
        medium, "is no medium by its first bytes, whatever its name says", rule: "media-type",
        help: "media are \(MediaType.ofMedia.map(\.word).joined(separator: ", "))")
    case .tooLarge(let type):
      report(
        medium, "has \(bytes) bytes; a \(type.word) has at most \(type.largestMedium)", rule: "media-size",
        help: "make it smaller")
    case .damaged(let type):
      report(medium, "begins like a \(type.word) and breaks off", rule: "media-type", help: "save it again")
    case .tooManyPixels(let width, let height):
      report(
        medium, "unfolds to \(width) × \(height) pixels, which stops clients", rule: "media-size",
        help: "a picture has at most 50 million pixels and 16,384 on a side")
    case .notUTF8(let offset):
      report(medium, "is not UTF-8", rule: "media-type", at: offset, help: "save the captions as UTF-8")
    case .svg(let problem):
      report(medium, problem.words, rule: "media-svg", at: problem.offset, help: problem.help)
    }
  }

  private mutating func report(
    _ medium: FoundMedium, _ what: String, rule: RuleID, severity: Severity = .error, at offset: Int = 0,
    help: String
  ) {
    let shown = medium.path.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "\u{FFFD}" : String($0) }
      .joined()
    let file = files.add(path: shown, bytes: medium.source)
    reading.diagnostics.append(
      Diagnostic(
        "`\(shown)` \(what)", rule: rule, severity: severity, at: file.span(offset..<offset + 1), help: help))
  }
}

extension SVGProblem {
  fileprivate var words: String {
    switch kind {
    case .malformed(let why): "is no well-formed XML: \(why)"
    case .notUTF8: "is not UTF-8"
    case .declaration(let text):
      "has `\(text)`; declarations, entities and instructions have no place in a picture of a bank"
    case .element(let name): "has the element `\(name)`, which does more than draw"
    case .attribute(let name):
      name.lowercased().hasPrefix("on")
        ? "has the handler `\(name)`, which would be carried out"
        : "has the attribute `\(name)`, which is not among those that draw"
    case .value(let attribute): "has an `\(attribute)` that leads out of the file, or is not among those that draw"
    case .tooDeep: "is more than 64 elements deep"
    case .tooManyElements: "has more than 20,000 elements"
    case .unfolds: "has parts that stand for others without end, or for more than 200,000 shapes"
    }
  }

  fileprivate var help: String {
    switch kind {
    case .malformed, .notUTF8: "save it again as a plain SVG"
    case .declaration, .element, .attribute, .value:
      "save it as a plain SVG without scripts, styles, links and the notes of the drawing program, or as a PNG"
    case .tooDeep, .tooManyElements, .unfolds: "save it as a PNG"
    }
  }
}
