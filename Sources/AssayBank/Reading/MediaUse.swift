import AssayDiagnostics
import AssayModel

/// A place that names a file of the bank's media.
struct MediaUse: Sendable {
  var path: MediaPath
  var span: SourceSpan
  var manner: Manner
  /// The places of what is told of a medium beside its file, where something was written.
  var transcript: SourceSpan?
  var plays: SourceSpan?

  enum Manner: Sendable {
    /// A picture in a text.
    case picture
    /// Listed under `media`.
    case listed(hasTranscript: Bool, hasCaptions: Bool)
    case captions
  }
}
