/// Something in an SVG that may not stand in a bank, and where.
package struct SVGProblem: Error, Hashable, Sendable {
  /// In bytes from the beginning.
  package var offset: Int
  package var kind: Kind

  package init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }

  package enum Kind: Hashable, Sendable {
    /// It is not XML; the text says why.
    case malformed(String)
    case notUTF8
    /// A document type, an entity of one's own or a processing instruction.
    case declaration(String)
    /// An element that is not on the list.
    case element(String)
    /// An attribute that is not on the list; those that carry out scripts begin with `on`.
    case attribute(String)
    /// A value that leads out of the file, or that could be carried out.
    case value(attribute: String)
    case tooDeep
    case tooManyElements
    /// Parts that stand for other parts unfold to too many, or to themselves.
    case unfolds
  }
}
