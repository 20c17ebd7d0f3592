import AssayMarkdown
import AssayModel

/// What content may hold beside plain text, lists and code.
enum ContentKind: String, CaseIterable, Sendable {
  case tables, maths, images, audio, video, documents

  /// What a text holds beside pictures, which are among the media of its package.
  static func kinds(in markdown: String) -> Set<ContentKind> {
    // Most texts have no sign of any.
    guard markdown.utf8.contains(where: { $0 == 0x24 || $0 == 0x7C || $0 == 0x21 }) else { return [] }
    var kinds: Set<ContentKind> = []
    collect(ContentCache.document(of: markdown).blocks, &kinds)
    return kinds
  }

  private static func collect(_ blocks: [MarkdownBlock], _ kinds: inout Set<ContentKind>) {
    for block in blocks {
      switch block {
      case .paragraph(let inlines), .heading(_, let inlines): collect(inlines, &kinds)
      case .list(let list): for item in list.items { collect(item, &kinds) }
      case .quote(let blocks): collect(blocks, &kinds)
      case .table(let table):
        kinds.insert(.tables)
        for cell in table.header + table.rows.joined() { collect(cell, &kinds) }
      case .math: kinds.insert(.maths)
      case .code, .thematicBreak: break
      }
    }
  }

  private static func collect(_ inlines: [MarkdownInline], _ kinds: inout Set<ContentKind>) {
    for inline in inlines {
      switch inline {
      case .emphasis(let inner), .strong(let inner), .link(_, _, let inner): collect(inner, &kinds)
      case .math: kinds.insert(.maths)
      case .image, .text, .code, .softBreak, .hardBreak, .gap, .parameter: break
      }
    }
  }
}

extension AssessmentPackage {
  /// What the texts and media hold that a candidate may see, before and after an answer.
  var contentKinds: Set<ContentKind> {
    var kinds: Set<ContentKind> = []
    let texts = items.lazy.map(\.shownTexts).joined() + sets.map(\.stimulus) + assessment.agreements.map(\.text)
    for text in texts where kinds.count < ContentKind.allCases.count {
      kinds.formUnion(ContentKind.kinds(in: text))
    }
    for file in media { kinds.formUnion(file.type.contentKinds) }
    return kinds
  }
}

extension MediaType {
  /// What a client needs to be able to show.
  fileprivate var contentKinds: Set<ContentKind> {
    switch kind {
    case .picture: [.images]
    case .sound: [.audio]
    case .film: [.video]
    case .document: [.documents]
    case .captions, .text: []
    }
  }
}

extension Item {
  /// The texts that a candidate may see, before and after an answer, as Markdown.
  fileprivate var shownTexts: [String] {
    [stem] + hints + [feedback.right, feedback.wrong].compactMap { $0 } + interaction.shownTexts
  }
}

extension Interaction {
  fileprivate var shownTexts: [String] {
    switch self {
    case .choice(let choice): choice.shownTexts
    case .multipleResponse(let multiple): multiple.options.flatMap(\.shownTexts)
    case .matrix(let matrix):
      matrix.rows.flatMap { [$0.text, $0.rationale].compactMap { $0 } } + matrix.columns.map(\.text)
    case .text(let text): text.shownTexts
    case .number(let number): number.shownTexts
    case .order(let order): order.entries.map(\.text)
    case .match(let match):
      match.lefts.flatMap { [$0.text, $0.rationale].compactMap { $0 } } + match.rights.map(\.text)
    case .cloze(let cloze):
      cloze.gaps.flatMap { gap in
        switch gap.content {
        case .choice(let choice): choice.shownTexts
        case .text(let text): text.shownTexts
        case .number(let number): number.shownTexts
        }
      }
    case .survey(let survey): survey.scale.map(\.text)
    case .trueFalse, .essay, .file, .info: []
    }
  }
}

extension ChoiceOption {
  fileprivate var shownTexts: [String] { [text] + (rationale.map { [$0] } ?? []) }
}

extension ChoiceInteraction {
  fileprivate var shownTexts: [String] { options.flatMap(\.shownTexts) }
}

extension TextInteraction {
  fileprivate var shownTexts: [String] { accept.compactMap(\.rationale) }
}

extension NumberInteraction {
  fileprivate var shownTexts: [String] { also.compactMap(\.rationale) }
}
