import AssayForms
import AssayJSON
import AssayModel
import AssayStore
import Testing

@testable import AssayEngine

/// A sample package with texts in German and, in part, in Hebrew.
private func translated(_ package: AssessmentPackage) -> AssessmentPackage {
  var package = package
  func overlay(_ language: String, _ items: [Item]) -> Translation {
    var made = Translation(language: language)
    for item in items {
      item.forEachText { place, use, text in
        if use != .marking { made.texts[item.id.text, default: [:]][place.text] = "\(language): \(text)" }
      }
    }
    return made
  }
  var german = overlay("de", package.items)
  for set in package.sets {
    german.texts[set.id.text] = ["title": "Die Klinik", "stimulus": "Es war Nacht."]
  }
  german.texts[package.assessment.id.text] = ["title": "Prüfung"]
  for place in package.assessment.translatedPlaces {
    german.texts[package.assessment.id.text]?[place.text] = "de: \(place.text)"
  }
  german.texts["C.1"] = ["title": "Eins"]
  package.translations = [german, overlay("he-IL", package.items.filter { $0.id == "x-choice" })]
    .compactMap { $0.whole(for: package) }
  return package
}

private func store(_ package: AssessmentPackage) throws -> MemoryStore {
  let store = MemoryStore()
  try store.publish(translated(package))
  return store
}

struct `A session in another language` {
  private func start(_ desk: Desk, _ assessment: String, _ candidate: String, _ locale: String?) -> JSONValue {
    let wish = locale.map { #","locale":"\#($0)""# } ?? ""
    return desk.call(
      "session.start",
      #"{"assessment":"\#(assessment)","requestKey":"key-1","candidate":"\#(candidate)"\#(wish)}"#
    ).result
  }

  @Test func `has every text in it, and says so`() throws {
    let store = try store(SampleBank().everything { $0.agreements = [Agreement(id: "rules", text: "Alone.")] })
    let desk = Desk(store, isInitialised: false)
    let said = desk.call("initialize", #"{"protocol":"1","client":{"name":"test"}}"#).result
    #expect(said["locales"] == ["de", "en", "he-IL"])
    let described = desk.call("assessment.describe", #"{"assessment":"everything","locale":"de-AT"}"#).result
    #expect(described["title"] == "de: title")
    #expect(described["lang"] == "de")
    #expect(described["dir"] == "ltr")
    #expect(described["locales"] == ["en", "de", "he-IL"])
    let state = start(desk, "everything", "ada", "de-AT")["state"]
    #expect(state?["locale"] == "de")
    #expect(state?["localeAsked"] == "de-AT")
    #expect(state?["lang"] == "de")
    #expect(state?["agreements"]?.elements?.first?["content"]?["text"] == "de: agreements/rules")
    var candidate = try #require(Candidate(at: desk, "everything"))
    candidate.act("agreement.accept", #""agreement":"rules""#)
    var types: Set<String> = []
    for slot in candidate.slots {
      let item = candidate.item(slot)
      types.insert(item["type"]?.string ?? "")
      #expect(item["lang"] == "de")
      #expect(item["fallback"] == nil)
      #expect(item["content"]?["text"]?.string?.hasPrefix("de: ") == true, "\(item)")
      if let stimulus = item["stimulus"]?.string {
        let shown = candidate.call("stimulus.get", #""stimulus":"\#(stimulus)""#).result
        #expect(shown["title"] == "Die Klinik")
        #expect(shown["lang"] == "de")
      }
      if let options = item["interaction"]?["options"]?.elements {
        #expect(options.allSatisfy { $0["content"]?["text"]?.string?.hasPrefix("de: ") == true })
      }
    }
    #expect(types.count == InteractionType.allCases.count)
  }

  @Test func `gives an item that is not there in the bank's own, whole, and says so`() throws {
    let desk = Desk(try store(SampleBank().everything()))
    let state = start(desk, "everything", "ada", "he-IL")["state"]
    #expect(state?["locale"] == "he-IL")
    #expect(state?["localeAsked"] == nil)
    #expect(state?["lang"] == "en")
    let candidate = try #require(Candidate(at: desk, "everything"))
    var found = 0
    for slot in candidate.slots {
      let item = candidate.item(slot)
      let isHebrew = item["content"]?["text"]?.string?.hasPrefix("he-IL: ") == true
      found += isHebrew ? 1 : 0
      #expect(item["lang"] == (isHebrew ? "he-IL" : "en"))
      #expect(item["dir"] == (isHebrew ? "rtl" : "ltr"))
      #expect(item["fallback"] == (isHebrew ? nil : true))
    }
    #expect(found == 1)
  }

  @Test func `is in the bank's own where the language is not there, and tells what was asked for`() throws {
    let desk = Desk(try store(SampleBank().everything()))
    let state = start(desk, "everything", "ada", "fr")["state"]
    #expect(state?["locale"] == "en")
    #expect(state?["localeAsked"] == "fr")
    let plain = start(desk, "everything", "bob", nil)["state"]
    #expect(plain?["locale"] == "en")
    #expect(plain?["localeAsked"] == nil)
  }

  @Test func `is in that of the registration before that of the client`() throws {
    let store = try store(SampleBank().everything())
    let clock = StoppedClock()
    let (desk, staff) = (Desk(store, clock: clock), Desk(store, role: .staff, clock: clock, entropy: 9))
    for (key, name, locale) in [("a", "ada", "de"), ("b", "bob", "fr")] {
      staff.call(
        "registration.put",
        #"{"requestKey":"\#(key)","candidate":"\#(name)","assessment":"everything","locale":"\#(locale)"}"#)
    }
    #expect(start(desk, "everything", "ada", "he-IL")["state"]?["locale"] == "de")
    #expect(start(desk, "everything", "bob", "he-IL")["state"]?["locale"] == "he-IL")
  }

  @Test func `stays in it at another engine, and earns what it earns in any`() throws {
    func result(_ locale: String) throws -> JSONValue {
      let store = try store(SampleBank().check())
      let clock = StoppedClock()
      let (one, two) = (Desk(store, clock: clock), Desk(store, clock: clock, entropy: 8))
      _ = start(one, "practice", "ada", locale)
      var candidate = try #require(Candidate(at: two, "practice"))
      for slot in candidate.slots {
        let item = candidate.item(slot)
        #expect(item["lang"]?.string == locale)
        candidate.act("item.check", #""slot":"\#(slot)","answer":\#(fullAnswer(to: item) ?? "")"#)
      }
      candidate.act("session.submit", #""confirm":true"#)
      return candidate.call("session.result").result
    }
    let (english, german) = (try result("en"), try result("de"))
    #expect(english["percent"] == german["percent"])
    #expect(english["points"] == german["points"])
    #expect(german["lang"] == "de")
    #expect(english["lang"] == "en")
  }

  @Test func `is marked by raters who read the bank's own`() throws {
    let bytes = try #require(ExampleBank.packages.first { $0.0 == "memo" }?.1)
    let store = try store(AssessmentPackage(canonicalBytes: bytes))
    let clock = StoppedClock()
    let (desk, staff) = (Desk(store, clock: clock), Desk(store, role: .staff, clock: clock, entropy: 9))
    _ = start(desk, "memo", "ada", "de")
    var candidate = try #require(Candidate(at: desk, "memo"))
    candidate.act("agreement.accept", #""agreement":"rules""#)
    #expect(candidate.item("s2")["content"]?["text"]?.string?.hasPrefix("de: ") == true)
    candidate.save("s2", #"{"essay":"Ein Aufsatz"}"#)
    candidate.act("session.submit", #""confirm":true"#)
    let task = staff.call("grading.next", #"{"assessment":"memo","by":"r1"}"#).result["task"]
    #expect(task?["answer"]?["essay"] == "Ein Aufsatz")
    #expect(task?["content"]?["text"]?.string?.hasPrefix("de: ") == false)
  }

  @Test func `shows no byte of the key`() throws {
    func transcript(_ isFlipped: Bool) throws -> [String] {
      let make = { (bank: SampleBank) in
        bank.everything {
          $0.release.result = .never
          $0.release.key = .never
        }
      }
      // Shown in the same order: the right order is the author's, so an item to be put in order is left out here.
      let store = MemoryStore()
      let plain = PackageIndex(make(SampleBank()))
      let package = translated(make(SampleBank(isFlipped: isFlipped)))
      try store.publish(package)
      var form = try FormPlan(plain).form(seed: 5)
      if isFlipped {
        for place in form.slots.indices {
          if case .order(let order) = plain.items[form.slots[place].item]?.interaction {
            form.slots[place].arrangement.choices = form.slots[place].arrangement.choices.map {
              order.entries.count - 1 - $0
            }
          }
        }
      }
      let publication = try #require(try store.publication(of: package.assessment.id))
      let (session, ada) = (SessionID("s-1"), CandidateID("ada"))
      let start = SessionStart(
        session: try #require(session), candidate: try #require(ada), assessment: package.assessment.id,
        package: publication.package, form: form, attempt: 1, requestKey: "key-1",
        tokenDigest: "sha256:" + String(repeating: "0", count: 64), locale: "de")
      #expect(
        try store.start([SessionEvent(at: Instant(milliseconds: 1_790_000_000_000), .started(start))]) == .started)
      let desk = Desk(store)
      desk.call("assessment.describe", #"{"assessment":"everything","locale":"de"}"#)
      var candidate = try #require(Candidate(at: desk, "everything"))
      for slot in candidate.slots {
        let item = candidate.item(slot)
        #expect(item["lang"] == "de")
        if let stimulus = item["stimulus"]?.string { candidate.call("stimulus.get", #""stimulus":"\#(stimulus)""#) }
        candidate.save(slot, fullAnswer(to: item) ?? #"{"text":"x"}"#)
      }
      candidate.act("session.submit", #""confirm":true"#)
      candidate.call("session.result")
      return desk.transcript
    }
    let plain = try transcript(false)
    #expect(plain.count > 60)
    #expect(plain == (try transcript(true)))
  }
}

struct `The direction of a language` {
  static let cases: [(String, String)] = [
    ("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("az-Arab", "rtl"), ("ar-Latn", "ltr"), ("ku", "ltr"),
    ("ckb", "rtl"), ("pa-arab-PK", "rtl"), ("de-1996", "ltr"), ("fa-1997", "rtl"),
  ]

  @Test(arguments: cases)
  func `is that of its script`(tag: String, direction: String) {
    #expect(Tongue(language: tag).direction == direction)
  }
}
