/// The bytes that the scanners here look for, under their names.
extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let backslash = UInt8(ascii: "\\")
  static let backtick = UInt8(ascii: "`")
  static let tilde = UInt8(ascii: "~")
  static let dollar = UInt8(ascii: "$")
  static let greater = UInt8(ascii: ">")
  static let less = UInt8(ascii: "<")
  static let pipe = UInt8(ascii: "|")
  static let hyphen = UInt8(ascii: "-")
  static let plus = UInt8(ascii: "+")
  static let star = UInt8(ascii: "*")
  static let underscore = UInt8(ascii: "_")
  static let equals = UInt8(ascii: "=")
  static let hash = UInt8(ascii: "#")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openParenthesis = UInt8(ascii: "(")
  static let closeParenthesis = UInt8(ascii: ")")
  static let period = UInt8(ascii: ".")
  static let colon = UInt8(ascii: ":")

  var isLineEnd: Bool { self == .newline || self == .carriageReturn }
  var isBlank: Bool { self == .space || self == .tab }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7a }

  /// ASCII punctuation, which a backslash takes out of Markdown (CommonMark 0.29, section 6.1).
  var isPunctuation: Bool { self > 0x20 && self < 0x7f && !isDigit && !isLetter }

  /// What a gap's or a parameter's name may have after its first letter or digit.
  var isNamePart: Bool { isDigit || isLetter || self == .period || self == .underscore || self == .hyphen }
}
