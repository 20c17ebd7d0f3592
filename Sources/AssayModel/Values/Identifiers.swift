// Each kind of thing that has ids, and the name of its id type.

package enum BankKind: IdentifierKind {}
package enum ItemKind: IdentifierKind {}
package enum ItemSetKind: IdentifierKind {}
package enum OptionKind: IdentifierKind {}
package enum TagKind: IdentifierKind {}
package enum CompetencyKind: IdentifierKind {}
package enum FrameworkKind: IdentifierKind {}
package enum AssessmentKind: IdentifierKind {}
package enum SectionKind: IdentifierKind {}
package enum SlotKind: IdentifierKind {}
package enum BandKind: IdentifierKind {}
package enum TraitKind: IdentifierKind {}
package enum AgreementKind: IdentifierKind {}
package enum FileKind: IdentifierKind {}
package enum ToolKind: IdentifierKind {}

package typealias BankID = Identifier<BankKind>
package typealias ItemID = Identifier<ItemKind>
package typealias ItemSetID = Identifier<ItemSetKind>
/// Names whatever a candidate can choose, place or match: an option, a row, a column, an entry, a gap.
package typealias OptionID = Identifier<OptionKind>
package typealias Tag = Identifier<TagKind>
package typealias CompetencyID = Identifier<CompetencyKind>
package typealias FrameworkID = Identifier<FrameworkKind>
package typealias AssessmentID = Identifier<AssessmentKind>
package typealias SectionID = Identifier<SectionKind>
/// Names a place of a form, `s1`, `s2` and on, in the order of the form.
package typealias SlotID = Identifier<SlotKind>
package typealias BandID = Identifier<BandKind>
package typealias TraitID = Identifier<TraitKind>
package typealias AgreementID = Identifier<AgreementKind>
/// Names a file that a candidate sent in a session, `f1`, `f2` and on.
package typealias FileID = Identifier<FileKind>

/// Names something that candidates work with beside an item, such as `calculator.scientific`.
package typealias ToolID = Identifier<ToolKind>

/// A kind of thing whose names come from outside the bank: longer, and of a wider grammar.
package protocol ReferenceKind {}

/// A reference to something outside the bank: 1 to 128 printable ASCII characters without blanks.
///
/// Compared as bytes.
package struct Reference<Kind: ReferenceKind>: Hashable, Sendable, CodedAsText {
  package let text: String

  /// Takes a text as a reference, or gives nil when it is empty, too long, or not of the grammar.
  package init?(_ text: String) {
    let bytes = text.utf8
    guard (1...128).contains(bytes.count), bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    self.text = text
  }

  /// Makes a reference of any text: what is not of the grammar becomes `_`, the first 128 bytes are kept, and an empty text is
  /// `_`.
  package init(wordFrom text: String) {
    let bytes = text.utf8.prefix(128).map { 0x21...0x7E ~= $0 ? $0 : UInt8(ascii: "_") }
    self.text = bytes.isEmpty ? "_" : String(decoding: bytes, as: UTF8.self)
  }

  package static var notOfGrammar: String { "not a reference" }
}

extension Reference: Comparable {
  /// Orders references by their bytes.
  package static func < (left: Self, right: Self) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

package enum CandidateReferenceKind: ReferenceKind {}
package enum SessionReferenceKind: ReferenceKind {}

/// The pseudonym of a candidate.
///
/// The map from it to a person is kept elsewhere.
package typealias CandidateID = Reference<CandidateReferenceKind>
/// Names one sitting of a form.
package typealias SessionID = Reference<SessionReferenceKind>

/// The digest of canonical bytes as text, `sha256:` and 64 hexadecimal digits.
package struct ContentDigest: Hashable, Sendable, CodedAsText {
  package let text: String

  /// Takes a text as a digest, or gives nil when it is not one.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 71, text.hasPrefix("sha256:"),
      bytes[7...].allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    self.text = text
  }

  package static var notOfGrammar: String { "not a digest" }
}
