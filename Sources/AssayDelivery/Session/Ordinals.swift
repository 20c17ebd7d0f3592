import AssayModel

/// The letters before the numbers of opaque ids.
enum IDPrefix: UInt8 {
  case slot = 0x73
  case option = 0x6F
  case row = 0x72
  case column = 0x63
  case entry = 0x65
  case left = 0x6C
  case gap = 0x67
  case medium = 0x6D
}

/// The number of an opaque id such as `s12`, or nil when it is not one: the letter, then 1 to 9999 without a leading 0.
func ordinal(_ text: String, after prefix: IDPrefix) -> Int? {
  var number = 0
  var length = 0
  for byte in text.utf8 {
    if length == 0 {
      guard byte == prefix.rawValue else { return nil }
    } else {
      guard (0x30...0x39).contains(byte), length <= 4, number != 0 || byte != 0x30 else { return nil }
      number = number &* 10 &+ Int(byte &- 0x30)
    }
    length += 1
  }
  return number == 0 ? nil : number
}
