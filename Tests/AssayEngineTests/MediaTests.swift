import AssayJSON
import AssayModel
import AssayStore
import FoundationEssentials
import Testing

@testable import AssayEngine

struct `A medium` {
  private func sitting(
    _ assessment: String = "pictures", _ change: (inout Assessment) -> Void = { _ in }
  ) throws -> Candidate {
    let bank = PictureBank()
    let package = assessment == "practice" ? bank.check(change: change) : bank.exam(change: change)
    return try #require(Candidate(at: Desk(try bank.store(package)), assessment))
  }

  /// The ids of media that stand in a result, in its order.
  private func ids(_ value: JSONValue) -> [String] {
    (value.elements ?? []).flatMap { ids($0) }
      + (value.members ?? []).flatMap { member in
        if member.name == "media", let id = member.value.string { return [id] }
        if member.name == "media" {
          return (member.value.elements ?? []).flatMap { medium in
            [medium["id"]?.string, medium["captions"]?.string].compactMap { $0 }
          }
        }
        return ids(member.value)
      }
  }

  /// All bytes of a medium, taken in chunks; nil where it is refused.
  private func fetch(_ id: String, from candidate: Candidate, by length: Int = 40) -> [UInt8]? {
    var bytes: [UInt8] = []
    while true {
      let part = candidate.call("media.get", #""id":"\#(id)","offset":\#(bytes.count),"length":\#(length)"#).result
      guard let data = part["data"]?.string.flatMap({ Data(base64Encoded: $0) }), let all = part["bytes"]?.int else {
        return nil
      }
      bytes += data
      if bytes.count == all {
        return part["digest"]?.string == ContentDigest(of: bytes).text ? bytes : nil
      }
    }
  }

  private func name(of bytes: [UInt8]?) -> String? {
    bytes.flatMap { bytes in PictureBank.names.first { PictureBank.bytes($0) == bytes } }
  }

  @Test func `has an id by its place in the form, and its bytes are those of the file`() throws {
    let candidate = try sitting()
    let item = candidate.item("s1")
    let options = item["interaction"]?["options"]?.elements ?? []
    // Each in the text and beside it, the same.
    #expect(options.map { ids($0) } == [["m1", "m1"], ["m2", "m2"], ["m3", "m3"]])
    let colours = options.map { name(of: fetch(ids($0)[0], from: candidate)) }
    #expect(Set(colours) == ["red", "green", "blue"])
    let content = try #require(options[0]["content"])
    #expect(content["html"]?.string?.contains(#"<img data-media="m1" alt="a square">"#) == true)
    #expect(content["text"]?.string == "This a square")
    #expect(options[0]["media"]?[0]?["type"] == "image/svg+xml")
    #expect(options[0]["media"]?[0]?["alt"] == "A square")
    #expect(name(of: fetch("m1", from: candidate, by: 100_000)) == colours[0])
    for line in candidate.desk.transcript where line.hasPrefix("←") {
      #expect(!line.contains("media/") && !PictureBank.names.contains { line.contains("\($0).svg") })
    }
  }

  @Test func `beside a stimulus comes with its transcript, captions and plays`() throws {
    let candidate = try sitting()
    _ = candidate.item("s3")
    let stimulus = candidate.call("stimulus.get", #""stimulus":"st1""#).result
    let medium = try #require(stimulus["media"]?[0])
    #expect(medium["type"] == "audio/mpeg" && medium["plays"] == 2 && medium["alt"] == "A guide speaks")
    #expect(medium["transcript"]?["text"] == "Go left.")
    #expect(name(of: fetch(medium["id"]?.string ?? "", from: candidate)) == "talk")
    #expect(name(of: fetch(medium["captions"]?.string ?? "", from: candidate)) == "words")
    #expect(ids(stimulus).compactMap { name(of: fetch($0, from: candidate)) } == ["plan", "talk", "words"])
  }

  @Test func `is refused before it was seen, in the words of what there is not`() throws {
    let candidate = try sitting()
    let none = candidate.call("media.get", #""id":"m99""#)["error"]
    #expect(none?["data"]?["kind"] == "unknownSlot")
    for id in (1...12).map({ "m\($0)" }) + ["", "M1", "m01", "m1 ", "media/red.svg", "s1"] {
      #expect(candidate.call("media.get", #""id":"\#(id)""#)["error"] == none, "\(id)")
    }
    _ = candidate.item("s1")
    #expect(fetch("m1", from: candidate) != nil && fetch("m3", from: candidate) != nil)
    #expect(fetch("m4", from: candidate) == nil)
    _ = candidate.item("s2")
    #expect(name(of: fetch("m4", from: candidate)) == "zebra")
    #expect(fetch("m5", from: candidate) == nil)
    // With an item of the set, what it is about may be seen too.
    _ = candidate.item("s3")
    #expect((4...8).map { name(of: fetch("m\($0)", from: candidate)) } == ["zebra", "plan", "talk", "words", "stem"])
    // Rationales and feedback are told to nobody yet.
    #expect((9...14).allSatisfy { fetch("m\($0)", from: candidate) == nil })
  }

  @Test func `is closed with what shows it, and comes again with its review`() throws {
    var candidate = try sitting("pictures") {
      $0.navigation.betweenSections = .forwardOnly
      $0.release.key = .afterSubmit
    }
    _ = candidate.item("s1")
    #expect(fetch("m1", from: candidate) != nil)
    candidate.act("nav.go", #""slot":"s2""#)
    _ = candidate.item("s2")
    #expect(fetch("m1", from: candidate) == nil)
    #expect(fetch("m4", from: candidate) != nil)
    candidate.act("session.submit", #""confirm":true"#)
    let review = candidate.call("item.review", #""slot":"s1""#).result
    #expect(Set(ids(review).compactMap { name(of: fetch($0, from: candidate)) }).isSuperset(of: ["red", "right-key"]))
  }

  @Test func `of a hint or a rationale is given once that was told`() throws {
    var candidate = try sitting("practice")
    let item = candidate.item("s1")
    let shown = Set(ids(item))
    let known = { (candidate: Candidate) in
      Set((1...9).map { "m\($0)" }.compactMap { name(of: fetch($0, from: candidate)) })
    }
    #expect(known(candidate) == ["red", "green", "blue"] && shown.count == 3)
    let hint = candidate.act("item.hint", #""slot":"s1""#).result
    #expect(ids(hint).map { name(of: fetch($0, from: candidate)) } == ["hint"])
    #expect(known(candidate) == ["red", "green", "blue", "hint"])
    // A wrong answer tells why it is wrong, and not why another is right.
    let options = item["interaction"]?["options"]?.elements ?? []
    let wrong = options.first { name(of: fetch(ids($0)[0], from: candidate)) != "red" }?["id"]?.string ?? ""
    let reply = candidate.act("item.check", #""slot":"s1","answer":{"choice":"\#(wrong)"}"#).result
    #expect(ids(reply).map { name(of: fetch($0, from: candidate)) } == ["wrong-key"])
    #expect(known(candidate) == ["red", "green", "blue", "hint", "wrong-key"])
    let right = options.first { name(of: fetch(ids($0)[0], from: candidate)) == "red" }?["id"]?.string ?? ""
    candidate.act("item.check", #""slot":"s1","answer":{"choice":"\#(right)"}"#)
    #expect(known(candidate).isSuperset(of: ["right-key", "well-done", "wrong-key"]))
  }

  @Test func `tells nothing of a key, whatever is asked for`() throws {
    func transcript(_ isFlipped: Bool) throws -> [String] {
      let bank = PictureBank(isFlipped: isFlipped)
      let package = bank.exam {
        $0.release.result = .never
        $0.release.key = .never
      }
      var candidate = try #require(Candidate(at: Desk(try bank.store(package)), "pictures"))
      for slot in candidate.slots {
        let item = candidate.item(slot)
        for number in 1...14 { _ = fetch("m\(number)", from: candidate) }
        candidate.save(slot, fullAnswer(to: item) ?? "")
      }
      candidate.act("session.submit", #""confirm":true"#)
      for number in 1...14 { #expect(fetch("m\(number)", from: candidate) == nil) }
      return candidate.desk.transcript
    }
    // The package's digest stands in no reply, so that all of it is the same.
    #expect(try transcript(false) == transcript(true))
  }

  @Test func `is asked for within bounds`() throws {
    let candidate = try sitting()
    _ = candidate.item("s1")
    let size = candidate.call("media.get", #""id":"m1""#).result["bytes"]?.int ?? 0
    #expect(candidate.call("media.get", #""id":"m1","offset":\#(size)"#).result["data"] == "")
    #expect(candidate.call("media.get", #""id":"m1","offset":\#(size + 1)"#).kind == "invalidParams")
    for params in [#""offset":-1"#, #""length":0"#, #""length":524289"#, #""offset":9223372036854775808"#] {
      #expect(candidate.call("media.get", #""id":"m1",\#(params)"#).kind == "invalidParams", "\(params)")
    }
    let other = Desk(candidate.desk.store)
    #expect(
      other.call("media.get", #"{"session":"\#(candidate.session)","token":"x","id":"m1"}"#).kind == "unknownSession")
  }

  @Test func `that is large is given in so many chunks at once, and no more`() throws {
    let large = [UInt8](repeating: 7, count: 9 << 20)
    var bank = PictureBank().bank
    let place = try #require(bank.media.firstIndex { $0.path.text == "media/zebra.svg" })
    bank.media[place].bytes = large.count
    bank.media[place].digest = ContentDigest(of: large)
    let assessment = PictureBank().exam().assessment
    let store = try PictureBank().store(AssessmentPackage(assessment, from: bank))
    try store.putMedium(large, at: Instant(milliseconds: 0))
    let candidate = try #require(Candidate(at: Desk(store), "pictures"))
    _ = candidate.item("s2")
    let calls = (0..<18).map { number in
      #"{"jsonrpc":"2.0","id":\#(100 + number),"method":"media.get","params":{"session":"\#(candidate.session)","token":"\#(candidate.token)","id":"m4","offset":\#(number * 524_288)}}"#
    }
    let replies = candidate.desk.send(calls.joined(separator: "\n")).map(JSONValue.init(reply:))
    #expect(replies.prefix(16).allSatisfy { $0.result["data"]?.string?.utf8.count == 699_052 })
    #expect(replies.dropFirst(16).map(\.kind) == ["limit", "limit"])
    #expect(replies.last?["error"]?["data"]?["retryable"] == true)
    #expect(candidate.desk.send(calls[17]).map(JSONValue.init(reply:)).first?.result["offset"] == 8_912_896)
  }

  @Test func `that the store lacks is the engine's mistake, and whoever runs it is told`() throws {
    let store = MemoryStore()
    try store.publish(PictureBank().exam())
    let candidate = try #require(Candidate(at: Desk(store), "pictures"))
    _ = candidate.item("s1")
    #expect(candidate.call("media.get", #""id":"m1""#).kind == "internalError")
    #expect(candidate.desk.messages.last?.contains("publish the assessment again") == true)
  }

  @Test func `of a kind that the client cannot show is refused before the start`() throws {
    let store = try PictureBank().store(PictureBank().exam())
    for (content, lacking) in [
      (#""images""#, ["audio"]), (#""audio","tables""#, ["images"]), (#""audio","images""#, []),
    ] as [(String, [String])] {
      let desk = Desk(store, isInitialised: false)
      desk.call("initialize", #"{"protocol":"1","client":{"name":"x"},"content":[\#(content)]}"#)
      let reply = desk.call(
        "session.start", #"{"assessment":"pictures","requestKey":"k","candidate":"c\#(content.count)"}"#)
      #expect((reply["error"]?["data"]?["content"]?.elements ?? []).compactMap(\.string) == lacking)
    }
  }
}
