/// A number of things with what they are called: `1 item`, `2 items`, `3 tries`.
///
/// - Parameters:
///   - count: How many there are.
///   - one: What one of them is called.
///   - several: What any other number of them is called; nil for the same with an s.
/// - Returns: The number and the words.
package func counted(_ count: Int, _ one: String, _ several: String? = nil) -> String {
  count == 1 ? "1 \(one)" : "\(count) \(several ?? one + "s")"
}
