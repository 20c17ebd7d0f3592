/// Something in a text that an author has to mend, with its place.
package struct MarkdownProblem: Hashable, Sendable {
  /// The stable name of a kind of problem; its raw value is what people see and silence.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    /// HTML, which has no place in a bank.
    case rawHTML = "markdown-html"
    /// A link to something other than a web page or a mail address.
    case linkAddress = "markdown-link"
    /// An image that is not a file of the bank.
    case imageSource = "markdown-image"
    /// An image that says nothing to those who cannot see it.
    case imageAlternative = "markdown-image-alt"
    /// A dollar sign that opens or closes no formula.
    case dollar = "markdown-dollar"
    /// `[[…]]` around something that cannot name a gap.
    case gapName = "markdown-gap"
    /// `{{…}}` around something that cannot name a parameter.
    case parameterName = "markdown-parameter"
    /// Blocks in blocks or inlines in inlines beyond the limit.
    case depth = "markdown-depth"
    /// More text, formulas or table cells than one text may have.
    case size = "markdown-size"
    /// A formula that is not written as TeX wants it: a brace that is not closed, an argument that is missing.
    case tex = "markdown-tex"
    /// A command or environment of TeX that is not known; ``MarkdownDocument/texNames`` has those that are.
    case texName = "markdown-tex-name"

    /// Whether the text can be used as it is: everything in it is shown, though perhaps not as it was meant.
    package var isWarning: Bool { self == .tex || self == .texName }
  }

  package var code: Code
  /// Where in the text, in UTF-8 bytes; never empty, except in an empty text.
  package var range: Range<Int>
  /// What is wrong: lower case, without a full stop.
  package var message: String
  /// What to write instead.
  package var help: String

  package init(_ code: Code, at range: Range<Int>, _ message: String, help: String) {
    self.code = code
    self.range = range
    self.message = message
    self.help = help
  }
}

/// A gap, a parameter or a picture that a text names.
package struct MarkdownReference: Hashable, Sendable {
  /// The name between the brackets or braces, `[A-Za-z0-9][A-Za-z0-9._-]{0,63}`; of a picture, its path.
  package var name: String
  /// Where `[[name]]`, `{{name}}` or the path stands, in UTF-8 bytes.
  package var range: Range<Int>

  package init(name: String, range: Range<Int>) {
    self.name = name
    self.range = range
  }
}

/// What a text names and what is wrong with it.
package struct MarkdownCheck: Hashable, Sendable {
  /// In the order of the text.
  package var problems: [MarkdownProblem] = []
  /// The gaps, in the order of the text, a name as often as it stands there.
  package var gaps: [MarkdownReference] = []
  /// The parameters in running text, in the order of the text; those within formulas and code are not among them.
  package var parameters: [MarkdownReference] = []
  /// The pictures by their paths, in the order of the text, a path as often as it stands there.
  package var pictures: [MarkdownReference] = []

  package init() {}
}

/// A document together with what is wrong in the text it was parsed from.
package struct ParsedMarkdown: Hashable, Sendable {
  /// What can be shown safely: HTML stands as the text that was typed, a refused link or image as its words.
  package var document: MarkdownDocument
  package var check: MarkdownCheck

  package init(document: MarkdownDocument, check: MarkdownCheck) {
    self.document = document
    self.check = check
  }
}
