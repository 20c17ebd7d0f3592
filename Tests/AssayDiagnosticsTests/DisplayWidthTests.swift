import AssayDiagnostics
import Testing

struct `The display width` {
  @Test(arguments: [
    ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("ｱ", 1), ("Ａ", 2), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("👩‍🏫", 2), ("🇩🇪", 2), ("❤\u{FE0F}", 2), ("❤", 1), ("👍🏽", 2), ("\u{200B}", 0), ("α", 1), ("ß", 1), ("“", 1), ("…", 1),
    ("ก็", 1), ("🎓x", 3), ("█▏", 2), ("", 0),
  ])
  func `is what terminals show`(text: String, width: Int) {
    #expect(displayWidth(of: text) == width)
  }
}
