package import AssayModel

/// A medium beside a text, as a candidate sees it: under an id of the session, without the name of its file.
package struct CandidateMedium: Hashable, Sendable {
  /// `m1`, `m2` and on; see ``SessionMedia``.
  package var id: String
  package var type: MediaType
  /// How many bytes it has.
  package var bytes: Int
  /// What it shows or says, as plain text.
  package var alternative: String
  /// Everything that is said in it, as Markdown.
  package var transcript: String?
  /// The id of its captions.
  package var captions: String?
  /// How often it may be played, which the client counts; nil for as often as wanted.
  package var plays: Int?
}
