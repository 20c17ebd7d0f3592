import AssayBank
import AssayDiagnostics
import AssayModel
import AssayTestSupport
import Testing

/// A bank in English with marked files below `locales/`.
private struct TranslatedBank {
  let loaded: LoadedBank
  let diagnostics: [Diagnostic]
  let marks: [Range<Int>]

  static let items = """
    items:
      - id: lure
        type: choice
        status: approved
        competency: SEC.1
        stem: Which is a lure?
        media: [{file: media/map.svg, alt: A map, transcript: All of it}]
        options:
          - {correct: A gift, id: gift, rationale: Nobody gives that.}
          - {distractor: A bill, id: bill}
        hints: [Think., Think again.]
        feedback: {right: Well done.}
      - {id: word, type: text, stem: Name it., accept: [phishing, {text: spam, credit: 50%, rationale: Nearly.}]}
      - id: bits
        type: number
        stem: How many?
        answer: 8
        also: [{answer: 7, credit: 50%, rationale: One more.}]
      - id: rows
        type: matrix
        stem: Which?
        columns: [{id: y, text: Now}, {id: n, text: Later}]
        rows: [{id: bk, text: Backup, correct: [y]}, {id: up, text: Update, correct: [n]}]
      - id: steps
        type: order
        stem: In order?
        items: [{id: one, text: First}, {id: two, text: Second}]
      - id: pairs
        type: match
        stem: Which?
        pairs: [{id: l1, left: Dog, right-id: r1, right: Bark}, {id: l2, left: Cat, right-id: r2, right: Meow}]
      - id: gaps
        type: cloze
        stem: HTTPS [[how]] on [[port]].
        gaps:
          how: {accept: [encrypts, {text: hides, credit: 50%, rationale: Not quite.}]}
          port: {options: [{correct: "443", id: a}, {distractor: "80", id: b}]}
      - {id: mood, type: survey, stem: How?, scale: [{id: s1, text: Bad}, {id: s2, text: Good}]}
    """

  static let others = [
    BankFile(
      path: "sets/s.yaml",
      bytes: Array(
        "set: case\ntitle: A case\nstimulus: {text: It was night.}\nitems: [{id: c1, type: info, stem: Read.}]\n".utf8)),
    BankFile(
      path: "assessments/e.yaml",
      bytes: Array(
        """
        exam: check
        title: A check
        before: [{agreement: nda, text: I tell nobody.}]
        form: {sections: [{id: all, title: All, draw: [lure]}]}

        """.utf8)),
  ]

  init(_ marked: String, path: String = "locales/de/x.yaml", _ more: [String: String] = [:]) throws {
    let text = MarkedText(marked)
    let checked = BankLoader.load(
      [
        BankFile(path: "bank.yaml", bytes: Array(SmallBank.bank.utf8)),
        BankFile(path: "competencies/sec.yaml", bytes: Array(SmallBank.framework.utf8)),
        BankFile(path: "items/x.yaml", bytes: Array(Self.items.utf8)),
        BankFile(path: path, bytes: Array(text.text.utf8)),
      ] + Self.others + more.map { BankFile(path: $0, bytes: Array($1.utf8)) })
    loaded = try #require(checked.value)
    diagnostics = checked.diagnostics.filter { $0.rule != "ids-missing" }
    marks = text.ranges
  }

  var texts: [String: [String: String]] { loaded.bank.translations.first?.texts ?? [:] }
}

struct `A translation` {
  static let whole = """
    items:
      lure:
        stem: Was ist ein Köder?
        media: {media/map.svg: {alt: Eine Karte, transcript: Alles}}
        options: {gift: Ein Geschenk, bill: Eine Rechnung}
        rationale: {gift: Das schenkt niemand.}
        hints: [Denk nach., Noch einmal.]
        feedback: {right: Gut.}
      word: {stem: Wie heißt es?, rationale: {spam: Fast.}}
      bits: {stem: Wie viele?, rationale: {"7": Eines mehr.}}
      rows: {stem: Welche?, columns: {y: Jetzt, n: Später}, rows: {bk: Sichern, up: Aktualisieren}}
      steps: {stem: In welcher Folge?, items: {one: Erstens, two: Zweitens}}
      pairs: {stem: Welche?, left: {l1: Hund, l2: Katze}, right: {r1: Bellen, r2: Miauen}}
      gaps:
        stem: Auf [[port]] [[how]] HTTPS.
        gaps: {how: {rationale: {hides: Nicht ganz.}}, port: {options: {a: "443", b: "80"}}}
      mood: {stem: Wie?, scale: {s1: Schlecht, s2: Gut}}
      c1: {stem: Lies.}
    sets:
      case: {title: Ein Fall, stimulus: Es war Nacht.}
    assessments:
      check: {title: Eine Prüfung, sections: {all: Alles}, agreements: {nda: Ich schweige.}}
    competencies:
      SEC.1: {title: Angriffe}
    """

  @Test func `has every text of every type of item, and is whole`() throws {
    let bank = try TranslatedBank(Self.whole)
    #expect(bank.diagnostics.isEmpty, "\(bank.diagnostics)")
    for item in bank.loaded.bank.items {
      let texts = try #require(bank.texts[item.id.text], "\(item.id)")
      #expect(Set(texts.keys) == Set(item.translatedPlaces.map(\.text)), "\(item.id)")
    }
    #expect(bank.texts["gaps"]?["gaps/how/accept/1"] == "Nicht ganz.")
    #expect(bank.texts["bits"]?["also/0"] == "Eines mehr.")
    #expect(bank.texts["lure"]?["media/0/alt"] == "Eine Karte")
    #expect(bank.texts["case"] == ["title": "Ein Fall", "stimulus": "Es war Nacht."])
    #expect(bank.texts["check"]?["sections/all"] == "Alles")
    #expect(bank.texts["check"]?["agreements/nda"] == "Ich schweige.")
    #expect(bank.texts["SEC.1"] == ["title": "Angriffe"])
  }

  @Test func `changes no key, whatever it says`() throws {
    let bank = try TranslatedBank(Self.whole)
    for item in bank.loaded.bank.items {
      let given = item.translated(by: bank.texts[item.id.text] ?? [:])
      #expect(given.interaction.keyAnswer == item.interaction.keyAnswer)
      #expect(given.translatedPlaces == item.translatedPlaces)
      #expect(given != item)
    }
  }

  /// What is wrong, with its place marked, and the rule that says so.
  static let mistakes: [(String, RuleID)] = [
    ("items: {⟦lur⟧: {stem: S}}", "translation-unknown"),
    ("items: {lure: {⟦stemm⟧: S}}", "translation-unknown"),
    ("items: {lure: {options: {⟦gist⟧: S}}}", "translation-unknown"),
    ("items: {lure: {hints: [A, B, ⟦C⟧]}}", "translation-unknown"),
    ("items: {lure: {⟦points⟧: 3}}", "translation-touches-key"),
    ("items: {lure: {⟦correct⟧: bill}}", "translation-touches-key"),
    ("items: {word: {⟦accept⟧: [Fisch]}}", "translation-touches-key"),
    ("items: {bits: {⟦answer⟧: 9}}", "translation-touches-key"),
    ("items: {lure: {options: {bill: {text: S, ⟦credit⟧: 100%}}}}", "translation-touches-key"),
    ("items: {gaps: {gaps: {how: {⟦accept⟧: [x]}}}}", "translation-touches-key"),
    ("items: {gaps: {stem: ⟦\"Auf [[port]] HTTPS.\"⟧}}", "translation-gaps"),
    ("items: {lure: {stem: \"Ein [[gap]].\"}}", "gap-misplaced"),
    ("items: {lure: {options: {gift: Gleich, bill: ⟦Gleich⟧}}}", "same-text"),
    ("items: {lure: {stem: ⟦\"\"⟧}}", "missing-value"),
    ("items: {lure: {options: ⟦S⟧}}", "wrong-shape"),
    ("⟦stems⟧: {lure: S}", "unknown-key"),
  ]

  @Test(arguments: mistakes)
  func `is told what is wrong, at its place`(text: String, rule: RuleID) throws {
    let bank = try TranslatedBank(text)
    let found = try #require(bank.diagnostics.first { $0.rule == rule }, "\(bank.diagnostics)")
    #expect(found.severity == .error)
    if rule != "gap-misplaced" { #expect(found.span?.range == bank.marks.first) }
  }

  @Test func `shows pictures of the bank, which are published with it`() throws {
    let svg = Array(#"<svg xmlns="http://www.w3.org/2000/svg"/>"#.utf8)
    func bank(_ stem: String) throws -> Checked<LoadedBank> {
      BankLoader.load(
        [
          BankFile(path: "bank.yaml", bytes: Array(SmallBank.bank.utf8)),
          BankFile(
            path: "x.yaml",
            bytes: Array("items: [{id: a, type: true-false, status: approved, stem: S, answer: true}]".utf8)),
          BankFile(path: "locales/de/x.yaml", bytes: Array("items: {a: {stem: \"\(stem)\"}}".utf8)),
        ], media: [FoundMedium(path: "media/karte.svg", bytes: svg)])
    }
    let good = try bank("Die ![Karte](media/karte.svg)")
    let loaded = try #require(good.value)
    #expect(good.diagnostics.isEmpty && BankRules.check(loaded).isEmpty, "\(BankRules.check(loaded))")
    let assessment = Assessment(
      id: "e", type: .exam, title: "E",
      blueprint: Blueprint(sections: [SectionBlueprint(id: "s", draws: [.item("a")])]))
    #expect(AssessmentPackage(assessment, from: loaded.bank).media.map(\.path.text) == ["media/karte.svg"])
    let bad = try #require(try bank("Die ![Karte](media/karten.svg)").value)
    let unknown = try #require(BankRules.check(bad).first { $0.rule == "unknown-media" })
    #expect(unknown.span.flatMap { bad.files[$0.file]?.path } == "locales/de/x.yaml")
  }

  @Test func `names what was probably meant`() throws {
    let bank = try TranslatedBank("items: {lure: {options: {gift: A, bil: B}}}")
    #expect(bank.diagnostics.contains { "\($0.message)".contains("did you mean `bill`?") })
  }

  @Test(arguments: ["locales/x.yaml", "locales/1de/x.yaml", "locales/EN/x.yaml", "locales/d_e/x.yaml"])
  func `stands in a folder that is named by another language`(path: String) throws {
    let bank = try TranslatedBank("items: {}", path: path)
    #expect(bank.diagnostics.map(\.rule) == ["translation-language"])
    #expect(bank.loaded.bank.translations.isEmpty)
  }

  @Test func `has each text once, in whatever files of its language`() throws {
    let twice = try TranslatedBank(
      "items: {mood: {stem: A}}", ["locales/de/y.yaml": "items: {mood: {stem: B, scale: {s1: C, s2: D}}}"])
    #expect(twice.diagnostics.map(\.rule) == ["translation-twice"])
    let once = try TranslatedBank(
      "items: {mood: {stem: A}}", ["locales/de/y.yaml": "items: {mood: {scale: {s1: C, s2: D}}}"])
    #expect(once.diagnostics.isEmpty, "\(once.diagnostics)")
    let two = try TranslatedBank("items: {}", ["locales/DE/y.yaml": "items: {}"])
    #expect(two.diagnostics.map(\.rule) == ["translation-language"])
  }

  @Test func `that is not whole is a warning, and is not published`() throws {
    let bank = try TranslatedBank("items: {⟦lure⟧: {stem: S}, c1: {stem: T}}\nassessments: {check: {title: P}}")
    let warnings = bank.diagnostics
    #expect(warnings.map(\.rule) == ["translation-incomplete", "translation-incomplete"])
    #expect(warnings.allSatisfy { $0.severity == .warning })
    #expect(warnings.first?.span?.range == bank.marks.first)
    func translated(_ id: ItemID) -> String? {
      ItemExplanation(of: id, in: bank.loaded)?.lines.first { $0.key == "translated" }?.value
    }
    #expect(translated("lure") == "de (not whole)")
    #expect(translated("c1") == "de")
    #expect(translated("mood") == nil)
    let assessment = try #require(bank.loaded.bank.assessments.first)
    // The check holds the item alone of which not all is there.
    #expect(AssessmentPackage(assessment, from: bank.loaded.bank).translations.isEmpty)
    let whole = try TranslatedBank(Self.whole).loaded.bank
    let package = AssessmentPackage(try #require(whole.assessments.first), from: whole)
    #expect(package.languages == ["en", "de"])
    #expect(package.translations.first?.texts["lure"]?["stem"] == "Was ist ein Köder?")
    #expect(package.translations.first?.texts["mood"] == nil)
  }
}

struct `A wish for a language` {
  /// RFC 4647, section 3.4.
  static let cases: [(String, String?)] = [
    ("de", "de"), ("DE", "de"), ("de-AT", "de"), ("de-CH", "de-CH"), ("de-ch-1996", "de-CH"), ("zh-Hant-TW", nil),
    ("en-GB-x-a-b", "en"), ("d", nil), ("fr", nil),
  ]

  @Test(arguments: cases)
  func `is met by the nearest that is there`(wish: String, found: String?) {
    var package = AssessmentPackage(
      Assessment(id: "a", type: .exam, title: "A", blueprint: Blueprint(sections: [])), from: Bank(id: "b", title: "B"))
    package.translations = [Translation(language: "de"), Translation(language: "de-CH")]
    #expect(package.language(for: wish) == found)
  }
}
