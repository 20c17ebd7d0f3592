/// A file of the bank's media, as a package names it: by the digest of its bytes.
package struct MediaFile: Hashable, Sendable, Codable {
  /// Where it stands in the bank; what texts name it by, and never told to a candidate.
  package var path: MediaPath
  /// What its first bytes say.
  package var type: MediaType
  package var bytes: Int
  package var digest: ContentDigest

  package init(path: MediaPath, type: MediaType, bytes: Int, digest: ContentDigest) {
    self.path = path
    self.type = type
    self.bytes = bytes
    self.digest = digest
  }
}

/// A medium that an item, a stimulus or a part of an item shows beside its text, with what stands in for it.
package struct Medium: Hashable, Sendable, Codable {
  package var file: MediaPath
  /// What it shows or says, for those who do not see or hear it; plain text.
  package var alternative: String
  /// Everything that is said in it, as Markdown.
  package var transcript: String?
  /// Captions for it, a file of the type ``MediaType/vtt``.
  package var captions: MediaPath?
  /// How often it may be played; nil for as often as wanted.
  package var plays: Int?

  package init(
    file: MediaPath, alternative: String, transcript: String? = nil, captions: MediaPath? = nil, plays: Int? = nil
  ) {
    self.file = file
    self.alternative = alternative
    self.transcript = transcript
    self.captions = captions
    self.plays = plays
  }
}
