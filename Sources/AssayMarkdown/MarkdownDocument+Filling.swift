/// Putting a candidate's own values, gap ids and media into a document.
extension MarkdownDocument {
  /// The document with the values of parameters in place of their names, in text, formulas and code alike.
  ///
  /// A value is text and nothing more: `*` in it is a star. Names without a value stay as they are, because TeX and code
  /// have double braces of their own.
  package func filled(_ values: [String: String]) -> MarkdownDocument {
    if values.isEmpty { return self }
    func fill(_ text: String) -> String { Self.fill(text, values) }
    return mapped(
      block: { block in
        switch block {
        case .math(let tex): .math(tex: fill(tex))
        case .code(let code, let language): .code(fill(code), language: language)
        default: block
        }
      },
      inline: { inline in
        switch inline {
        case .parameter(let name): values[name].map { .text($0) } ?? inline
        case .math(let tex, let isDisplayed): .math(tex: fill(tex), isDisplayed: isDisplayed)
        case .code(let code): .code(fill(code))
        default: inline
        }
      })
  }

  /// The document with each gap under another name, such as an id that is opaque to the candidate.
  package func renamingGaps(_ name: (String) -> String) -> MarkdownDocument {
    mapped(
      block: { $0 },
      inline: { inline in
        if case .gap(let old) = inline { .gap(name(old)) } else { inline }
      })
  }

  /// The document with each image's path replaced, such as by an id that does not tell the file's name.
  ///
  /// Where `source` gives nil, the image's words stand in its place.
  package func replacingMedia(_ source: (String) -> String?) -> MarkdownDocument {
    mapped(
      block: { $0 },
      inline: { inline in
        guard case .image(let path, let title, let alternative) = inline else { return inline }
        return source(path).map { .image(source: $0, title: title, alternative: alternative) } ?? .text(alternative)
      })
  }

  /// The paths of all images, in the order of the text, a path as often as it stands there.
  package var mediaPaths: [String] {
    var paths: [String] = []
    _ = mapped(
      block: { $0 },
      inline: { inline in
        if case .image(let path, _, _) = inline { paths.append(path) }
        return inline
      })
    return paths
  }

  private static func fill(_ text: String, _ values: [String: String]) -> String {
    var filled = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "{{") {
      let after = rest[open.upperBound...]
      guard let close = after.utf8.firstIndex(where: { !$0.isNamePart }), after[close...].hasPrefix("}}"),
        let value = values[String(after[..<close])]
      else {
        // One brace on: `{{{n}}}` holds `{{n}}`.
        filled += rest[..<rest.index(after: open.lowerBound)]
        rest = rest[rest.index(after: open.lowerBound)...]
        continue
      }
      filled += rest[..<open.lowerBound] + value
      rest = after[close...].dropFirst(2)
    }
    return filled + rest
  }
}

extension MarkdownDocument {
  /// The document with every block and inline that has no children put through a function, in the order of the text.
  private func mapped(
    block: (MarkdownBlock) -> MarkdownBlock, inline: (MarkdownInline) -> MarkdownInline
  ) -> MarkdownDocument {
    func inlines(_ list: [MarkdownInline]) -> [MarkdownInline] {
      list.map { item in
        switch item {
        case .emphasis(let children): .emphasis(inlines(children))
        case .strong(let children): .strong(inlines(children))
        case .link(let address, let title, let children): .link(address: address, title: title, inlines(children))
        default: inline(item)
        }
      }
    }
    func blocks(_ list: [MarkdownBlock]) -> [MarkdownBlock] {
      list.map { item in
        switch item {
        case .paragraph(let children): return .paragraph(inlines(children))
        case .heading(let level, let children): return .heading(level: level, inlines(children))
        case .quote(let children): return .quote(blocks(children))
        case .list(var list):
          list.items = list.items.map(blocks)
          return .list(list)
        case .table(var table):
          table.header = table.header.map(inlines)
          table.rows = table.rows.map { $0.map(inlines) }
          return .table(table)
        case .code, .thematicBreak, .math: return block(item)
        }
      }
    }
    return MarkdownDocument(blocks: blocks(self.blocks))
  }
}
