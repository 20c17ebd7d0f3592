import AssayPsychometrics
import Testing

struct `The generator` {
  @Test func `agrees with the published outputs of SplitMix64`() {
    // Vigna's splitmix64.c with seed 1234567, as listed on Rosetta Code.
    var generator = SplitMix64(seed: 1_234_567)
    #expect(
      (0..<5).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `agrees with the published outputs of xoshiro256starstar`() {
    // Blackman and Vigna's xoshiro256starstar.c from the state 1, 2, 3, 4, as in Rust's rand_xoshiro.
    var generator = Generator(state: (1, 2, 3, 4))
    #expect(
      (0..<10).map { _ in generator.next() } == [
        11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360, 607_988_272_756_665_600,
        16_172_922_978_634_559_625, 8_476_171_486_693_032_832, 10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
      ])
  }

  @Test func `is seeded by SplitMix64`() {
    var words = SplitMix64(seed: 42)
    #expect(Generator(seed: 42) == Generator(state: (words.next(), words.next(), words.next(), words.next())))
    var zero = Generator(seed: 0)
    #expect([zero.next(), zero.next()] == [0x99EC_5F36_CB75_F2B4, 0xBF6E_1F78_4956_452A])
    var generator = Generator(seed: 42)
    #expect([generator.next(), generator.next()] == [0x1578_0B2E_0C2E_C716, 0x6104_D986_6D11_3A7E])
  }

  // The vectors below are frozen: computed once by an independent program in Python, and never to change under the
  // same `Generator.algorithm`.

  @Test func `keeps its name as long as its outputs`() {
    #expect(Generator.algorithm == "xoshiro256**/splitmix64/1")
  }

  @Test(
    arguments: [
      (2026, "form.draw", 0, [0x78A9_4BF5_06DA_DB92, 0x1AF9_D8B1_F09B_A6C6, 0x6320_B05B_2A98_4E36]),
      (2026, "option.order", 0, [0xFD9D_E6EB_ABC9_A849, 0x0E3D_22CB_4620_90BA, 0x4AC7_068F_7FD8_4FC4]),
      (2026, "form.draw", 1, [0x0276_8C9F_F579_744E, 0x3312_332B_4CBF_EC74, 0xCAFA_9633_F2B0_55B8]),
      (0, "", 0, [0x6178_A460_BBAE_90E8, 0x376B_68EC_DAB0_FEED, 0x8454_64EE_231F_4E15]),
    ] as [(UInt64, String, UInt64, [UInt64])])
  func `gives each purpose and index a stream of its own`(
    seed: UInt64, purpose: String, index: UInt64, expected: [UInt64]
  ) {
    var generator = Generator(seed: seed, purpose: purpose, index: index)
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test func `tells purposes apart by their bytes`() {
    // The same letter, precomposed and decomposed: equal as strings, different as streams.
    #expect(Generator(seed: 1, purpose: "\u{E9}") != Generator(seed: 1, purpose: "e\u{301}"))
  }

  @Test func `takes seeds from bytes`() {
    #expect(Seed(bytes: 0..<16 as Range<UInt8>).value == 0x4DE8_E30E_ABD4_A6BE)
    #expect(Seed(bytes: [UInt8]()).value == 0xF52A_15E9_A9B5_E89B)
    #expect(Generator(seed: Seed(7), purpose: "x") == Generator(seed: 7, purpose: "x"))
  }

  @Test func `draws frozen bounded numbers`() {
    var generator = Generator(seed: 2026, purpose: "form.draw")
    let bounds: [UInt64] = [1, 2, 3, 6, 10, 100, 1000, 1 << 32, 1 << 63 + 1, 1 << 63 + 1, 1 << 63 + 1]
    #expect(
      bounds.map { generator.below($0) } == [
        0, 0, 1, 0, 3, 7, 872, 464_835_114, 8_602_369_853_194_350_256, 3_098_858_988_198_829_546,
        7_889_248_287_171_155_485,
      ])
  }

  @Test func `draws frozen orders and samples`() {
    var generator = Generator(seed: 2026, purpose: "form.draw")
    #expect(generator.permutation(of: 10) == [5, 1, 9, 7, 6, 2, 8, 3, 0, 4])
    generator = Generator(seed: 2026, purpose: "form.draw")
    #expect(generator.sample(5, of: 20) == [9, 3, 8, 4, 0])
    generator = Generator(seed: 2026, purpose: "form.draw")
    var letters = Array("abcdefghij")
    generator.shuffle(&letters)
    #expect(String(letters) == "fbjhgcidae")
  }

  @Test func `draws frozen uniform and normal numbers`() {
    var generator = Generator(seed: 2026, purpose: "form.draw")
    #expect(
      (0..<3).map { _ in generator.uniform() } == [
        0x1.e2a52fd41b6b6p-2, 0x1.af9d8b1f09bap-4, 0x1.8c82c16caa612p-2,
      ])
    generator = Generator(seed: 2026, purpose: "form.draw")
    // The first three agree with mpmath's inverse error function within 1e-15.
    #expect(
      (0..<4).map { _ in generator.normal() } == [
        -0.0719188038387198, -1.2515065950743158, -0.28657849079551245, -1.249632549019999,
      ])
  }

  @Test func `shuffles nothing and one thing without a draw`() {
    var generator = Generator(seed: 5)
    var none: [Int] = []
    var one = [3]
    generator.shuffle(&none)
    generator.shuffle(&one)
    #expect(none.isEmpty && one == [3] && generator.sample(0, of: 0).isEmpty)
    #expect(generator == Generator(seed: 5))
  }

  @Test func `draws every order of four equally often`() {
    var generator = Generator(seed: 11, purpose: "test.orders")
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 { counts[generator.permutation(of: 4), default: 0] += 1 }
    let chiSquare = counts.values.reduce(0.0) { $0 + Double(($1 - 1000) * ($1 - 1000)) / 1000 }
    #expect(counts.count == 24)
    // The 99.99th percentile of chi-square with 23 degrees of freedom is 58.6.
    #expect(chiSquare < 58.6, "chi-square \(chiSquare)")
  }

  @Test func `draws from a bound that does not divide 2 to the 64 without bias`() {
    // Below ¾·2⁶⁴ a plain product would give multiples of 3 twice as often.
    var generator = Generator(seed: 3, purpose: "test.bias")
    let bound: UInt64 = 3 << 62
    var counts = [0, 0, 0]
    for _ in 0..<30_000 { counts[Int(generator.below(bound) % 3)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 10_000) < 350 }, "\(counts)")
  }

  @Test func `draws normal numbers with the moments of the law`() {
    var generator = Generator(seed: 8, purpose: "test.normal")
    let n = 40_000.0
    var sums = (0.0, 0.0, 0.0, 0.0)
    for _ in 0..<Int(n) {
      let z = generator.normal()
      sums = (sums.0 + z, sums.1 + z * z, sums.2 + z * z * z, sums.3 + z * z * z * z)
    }
    // Four standard errors: √(1/n), √(2/n), √(15/n), √(96/n).
    #expect(abs(sums.0 / n) < 4 * (1 / n).squareRoot())
    #expect(abs(sums.1 / n - 1) < 4 * (2 / n).squareRoot())
    #expect(abs(sums.2 / n) < 4 * (15 / n).squareRoot())
    #expect(abs(sums.3 / n - 3) < 4 * (96 / n).squareRoot())
  }
}
