/// Something in a formula that an author has to mend, with its place.
struct TeXProblem: Hashable, Sendable {
  /// Whether the range is the name of something that does not exist, and another may have been meant.
  var isName = false
  /// Where in the TeX, in UTF-8 bytes; never empty.
  var range: Range<Int>
  /// What is wrong: lower case, without a full stop.
  var message: String
  /// What to write instead.
  var help: String
}

/// What to write instead of commands that are known elsewhere.
enum TeXAdvice {
  static func help(for command: String) -> String {
    advice[command] ?? #"write it with the commands that the page on Markdown lists, or words in `\text{…}`"#
  }

  private static let advice: [String: String] = {
    var advice: [String: String] = [:]
    for (commands, help) in table {
      for command in commands.split(separator: " ") { advice[String(command)] = help }
    }
    return advice
  }()

  private static let table: [(String, String)] = [
    ("over above atop", #"write `\frac{a}{b}`"#),
    ("choose brace brack", #"write `\binom{n}{k}`"#),
    ("rm", #"write `\mathrm{…}`"#), ("bf", #"write `\mathbf{…}`"#), ("it", #"write `\mathit{…}`"#),
    ("cal", #"write `\mathcal{…}`"#), ("sf", #"write `\mathsf{…}`"#), ("tt", #"write `\mathtt{…}`"#),
    ("emph", #"write `\textit{…}`"#), ("root", #"write `\sqrt[n]{x}`"#), ("buildrel", #"write `\overset{a}{b}`"#),
    ("def newcommand renewcommand DeclareMathOperator let", "write each formula out: there are no macros"),
    ("color textcolor colorbox", "say it in words: colours do not reach everybody"),
    ("label ref eqref tag notag nonumber", "formulas have no numbers; name them in the text"),
    ("hline cline", "write a table of data in Markdown, with `|` between its columns"),
    ("ce", #"write the formula of a compound as in `\mathrm{H_2O}`"#),
    ("SI si qty unit num", #"write number and unit as in `5\,\mathrm{kg}`"#),
    ("boxed fbox cancel", "say it in words"),
    ("href url includegraphics", "put it outside of the formula, in Markdown"),
    ("hspace kern mskip mkern hskip", #"write `\,`, `\;` or `\quad`"#),
    ("textsuperscript", #"write `^{\text{…}}`"#), ("textsubscript", #"write `_{\text{…}}`"#),
    ("degreeCelsius celsius", #"write `^\circ\mathrm{C}`"#), ("middot", #"write `\cdot`"#), ("percent", #"write `\%`"#),
  ]
}
