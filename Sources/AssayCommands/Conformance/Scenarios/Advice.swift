/// Advice that several scenarios share.
enum Advice {
  static let afterDeath = """
    When the engine's output ends, start it again, send initialize, and then every change that has no answer yet: in \
    order, unchanged, under the numbers that they had. The session's token is still good.
    """
  static let afterStorage = """
    `storage` acknowledges nothing. Where it is `retryable`, wait and send the same again, and whatever you sent behind \
    it, in order; go on only when it is acknowledged.
    """
}
