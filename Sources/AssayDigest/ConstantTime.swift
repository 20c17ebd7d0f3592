/// Whether two byte strings are the same, in a time that depends on their lengths alone.
///
/// For secrets: the time taken does not tell a guesser how many leading bytes were right. Lengths are not secret.
package func equalInConstantTime(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
  guard one.count == other.count else { return false }
  var difference: UInt8 = 0
  for index in one.indices { difference |= one[index] ^ other[index] }
  return difference == 0
}
