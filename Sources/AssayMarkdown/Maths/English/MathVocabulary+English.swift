extension MathVocabulary {
  /// English, in the manner of MathSpeak (gh, LLC 2004) and ClearSpeak (ETS 2016).
  ///
  /// Whatever is made of parts is spoken so that a listener hears where it begins and ends.
  package static let english = MathVocabulary(
    language: "en", letters: englishLetters, signs: englishSigns, functions: englishFunctions, units: englishUnits,
    fonts: [
      .bold: "bold {1}", .boldItalic: "bold {1}", .script: "script {1}", .fraktur: "fraktur {1}",
      .doubleStruck: "blackboard {1}",
    ],
    numberSets: [
      "N": "the natural numbers", "Z": "the integers", "Q": "the rational numbers", "R": "the real numbers",
      "C": "the complex numbers",
    ],
    accents: englishAccents,
    fractions: Fractions(
      numerators: ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
      one: ["half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
      many: ["halves", "thirds", "quarters", "fifths", "sixths", "sevenths", "eighths", "ninths", "tenths"]),
    ordinals: [
      "4": "fourth", "5": "fifth", "6": "sixth", "7": "seventh", "8": "eighth", "9": "ninth", "10": "tenth",
      "12": "twelfth", "n": "n-th", "k": "k-th", "m": "m-th",
    ],
    phrases: englishPhrase)

  private static let englishAccents: [MathAccent: Accent] = [
    .hat: Accent(short: "{1} hat", long: "begin hat {1} end hat"),
    .wideHat: Accent(short: "{1} hat", long: "begin hat {1} end hat"),
    .tilde: Accent(short: "{1} tilde", long: "begin tilde {1} end tilde"),
    .wideTilde: Accent(short: "{1} tilde", long: "begin tilde {1} end tilde"),
    .bar: Accent(short: "{1} bar", long: "begin bar {1} end bar"),
    .overline: Accent(short: "{1} bar", long: "begin bar {1} end bar"),
    .vector: Accent(short: "vector {1}", long: "begin vector {1} end vector"),
    .overRightArrow: Accent(short: "vector {1}", long: "begin vector {1} end vector"),
    .overLeftArrow: Accent(short: "{1} left arrow", long: "begin left arrow {1} end left arrow"),
    .dot: Accent(short: "{1} dot", long: "begin dot {1} end dot"),
    .twoDots: Accent(short: "{1} double dot", long: "begin double dot {1} end double dot"),
    .threeDots: Accent(short: "{1} triple dot", long: "begin triple dot {1} end triple dot"),
    .check: Accent(short: "{1} check", long: "begin check {1} end check"),
    .breve: Accent(short: "{1} breve", long: "begin breve {1} end breve"),
    .acute: Accent(short: "{1} acute", long: "begin acute {1} end acute"),
    .grave: Accent(short: "{1} grave", long: "begin grave {1} end grave"),
    .ring: Accent(short: "{1} ring", long: "begin ring {1} end ring"),
    .underline: Accent(short: "{1} underlined", long: "begin underline {1} end underline"),
    .overbrace: Accent(short: "{1} with overbrace", long: "begin overbrace {1} end overbrace"),
    .underbrace: Accent(short: "{1} with underbrace", long: "begin underbrace {1} end underbrace"),
  ]
}
