import AssayModel

/// What a client said of itself in `initialize`.
struct Client: Hashable, Sendable {
  /// The interaction types that it can show.
  var types: Set<InteractionType>
}
