/// The words in which formulas are spoken in one language.
///
/// The order of words is in the phrases, so that a further language is a further value and nothing else.
package struct MathVocabulary: Sendable {
  /// BCP 47.
  package let language: String
  /// Letters that are not called what they look like.
  let letters: [Unicode.Scalar: String]
  /// Signs, by what they look like: `plus`, `open paren`, `sum`.
  let signs: [Unicode.Scalar: String]
  /// Functions by their names in TeX.
  let functions: [String: String]
  let units: [String: Unit]
  /// What a letter of an alphabet is called; nothing is said of those that are not here.
  let fonts: [MathFont: MathPhrase]
  /// The double-struck letters that stand for sets of numbers.
  let numberSets: [Unicode.Scalar: String]
  let accents: [MathAccent: Accent]
  let fractions: Fractions
  /// The ordinal numbers from the fourth on, as in "the fourth root".
  let ordinals: [String: String]
  private let phrases: [MathPhrase]

  init(
    language: String, letters: [Unicode.Scalar: String], signs: [Unicode.Scalar: String], functions: [String: String],
    units: [String: Unit], fonts: [MathFont: MathPhrase], numberSets: [Unicode.Scalar: String],
    accents: [MathAccent: Accent], fractions: Fractions, ordinals: [String: String],
    phrases: (MathPhraseName) -> MathPhrase
  ) {
    self.language = language
    self.letters = letters
    self.signs = signs
    self.functions = functions
    self.units = units
    self.fonts = fonts
    self.numberSets = numberSets
    self.accents = accents
    self.fractions = fractions
    self.ordinals = ordinals
    self.phrases = MathPhraseName.allCases.map(phrases)
  }

  subscript(name: MathPhraseName) -> MathPhrase { phrases[name.rawValue] }

  /// A unit of measurement, after the number one and after others.
  struct Unit: Sendable {
    var one: String
    var many: String
  }

  /// A mark above or below something.
  struct Accent: Sendable {
    /// Of something that says by itself where it ends.
    var short: MathPhrase
    /// Of anything else.
    var long: MathPhrase
  }

  /// Fractions that have names of their own: the numerators from one on, and the denominators from two on.
  struct Fractions: Sendable {
    var numerators: [String]
    var one: [String]
    var many: [String]

    /// The name of a fraction of two numbers in digits, if it has one.
    func name(_ numerator: String, _ denominator: String) -> String? {
      guard let upper = Int(numerator), let lower = Int(denominator), "\(upper)" == numerator, "\(lower)" == denominator
      else { return nil }
      guard numerators.indices.contains(upper - 1), one.indices.contains(lower - 2) else { return nil }
      return numerators[upper - 1] + " " + (upper == 1 ? one : many)[lower - 2]
    }
  }
}
