/// The language in which texts are given, as `lang` and `dir` of a reply.
struct Tongue: Hashable {
  /// A BCP 47 tag.
  var language: String
  /// Whether the texts are not there in the language of the session, and are given in the bank's own.
  var isFallback = false
}

extension Tongue {
  /// The direction in which it is written, by its script, and where the tag names none, by the script that it usually has.
  ///
  /// Scripts by ISO 15924; languages by the likely subtags of Unicode's CLDR.
  var direction: String {
    let parts = language.split(separator: "-").map { $0.lowercased() }
    if let script = parts.dropFirst().first(where: { $0.utf8.count == 4 && !$0.utf8.contains { $0 < 0x61 } }) {
      return Self.scripts.contains(script) ? "rtl" : "ltr"
    }
    return Self.languages.contains(parts.first ?? "") ? "rtl" : "ltr"
  }

  private static let scripts: Set = [
    "adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa",
  ]
  private static let languages: Set = [
    "ar", "arc", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "ks", "lrc", "mzn", "nqo", "pnb", "ps", "rhg", "sd",
    "sdh", "syr", "ug", "ur", "yi",
  ]
}

extension Tongue: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("lang", .text, "The language, as a BCP 47 tag.") { $0.language }
    members.required("dir", .words("ltr", "rtl"), "The direction in which it is written.") { $0.direction }
    members.optional("fallback", .yes, "It is not there in the language of the session, so this is the bank's own.") {
      $0.isFallback ? true : nil
    }
  }
}

/// The language of titles and agreements, told where there are several.
struct TitleTongue: WritableRecord {
  var tongue: Tongue?

  static func members(_ members: inout some MemberWriting<Self>) {
    members.optional("lang", .text, "The language of titles and agreements, where there are several languages.") {
      $0.tongue?.language
    }
    members.optional("dir", .words("ltr", "rtl"), "The direction in which that is written.") { $0.tongue?.direction }
  }
}
