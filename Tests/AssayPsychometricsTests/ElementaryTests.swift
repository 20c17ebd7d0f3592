import AssayPsychometrics
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct `The elementary functions` {
  @Test func `agree with the system's within two units in the last place`() {
    var generator = Generator(seed: 4, purpose: "test.elementary")
    for _ in 0..<20_000 {
      let x = (generator.uniform() - 0.5) * 1400
      #expect(abs(exponential(x) - exp(x)) <= 2 * exp(x).ulp)
      let small = (generator.uniform() - 0.5) * 2
      #expect(abs(exponential(small) - exp(small)) <= 2 * exp(small).ulp)
      let y = exp(x / 2)
      #expect(abs(naturalLog(y) - log(y)) <= 2 * log(y).ulp)
      let near = 0.7 + generator.uniform()
      #expect(abs(naturalLog(near) - log(near)) <= 2 * log(near).ulp)
    }
  }

  @Test func `have their limits`() {
    #expect(exponential(0) == 1 && exponential(710) == .infinity && exponential(-746) == 0)
    #expect(exponential(-740) == exp(-740) && exponential(-.infinity) == 0 && exponential(.nan).isNaN)
    #expect(naturalLog(1) == 0 && naturalLog(0) == -.infinity && naturalLog(-1).isNaN)
    #expect(naturalLog(.infinity) == .infinity && naturalLog(0x1p-1074) == log(0x1p-1074))
  }

  @Test(arguments: [
    // mpmath, 30 digits.
    (0.5, 0), (0.975, 1.959963984540054), (0.995, 2.5758293035489004), (0.001, -3.090232306167813),
    (1e-10, -6.361340902404056), (1e-300, -37.04709629936119),
  ])
  func `have normal quantiles`(p: Double, z: Double) {
    #expect(abs(normalQuantile(p) - z) <= 1e-14 * max(1, abs(z)))
    if p > 0.001 { #expect(abs(normalQuantile(1 - p) + z) <= 1e-13) }
  }

  @Test func `have normal quantiles at the ends`() {
    #expect(normalQuantile(0) == -.infinity && normalQuantile(1) == .infinity && normalQuantile(1.5).isNaN)
  }
}
