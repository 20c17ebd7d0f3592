import AssayDiagnostics
import AssayMarkdown
import AssayYAML

/// The question of an item, and the gaps that stand in it.
struct StemText {
  let text: String
  let node: YAMLNode
  let gaps: [MarkdownReference]

  /// Reads `stem`; in a cloze, gaps are collected, anywhere else they are reported.
  init?(_ fields: inout FieldReader, allowsGaps: Bool) {
    guard let node = fields.required(.stem) else { return nil }
    let reading = fields.reading
    self.node = node
    if allowsGaps {
      guard let text = reading.plainText(node) else { return nil }
      let check = MarkdownDocument.check(text)
      reading.report(check, in: node)
      self.text = text
      gaps = check.gaps
    } else {
      guard let text = reading.markdown(node) else { return nil }
      self.text = text
      gaps = []
    }
  }
}
