import AssayMarkdown

/// Formulas as items of certifications have them, by field.
enum Formulas {
  static let fields: [(name: String, formulas: [String])] = [
    ("Numbers and units", numbers), ("Algebra", algebra), ("Probability", probability), ("Statistics", statistics),
    ("Logarithms and information", information), ("Finance", finance), ("Physics and chemistry", physics),
    ("Sets and logic", logic), ("Analysis", analysis), ("Matrices and systems", matrices), ("Letters and marks", marks),
    ("Mistakes, shown as they were typed", mistakes),
  ]

  static var all: [String] { fields.flatMap(\.formulas) }

  private static let numbers = [
    #"1{,}000"#, #"12,500.75"#, #"10\,000"#, #"0{,}75"#, #"0.\overline{3}"#, #"\{100,200\}"#, #"2\frac{1}{2}"#,
    #"\frac{3}{4}"#,
    #"50\,\%"#, #"5\,\mathrm{kg}"#, #"1\,\mathrm{m}"#, #"9.81\,\mathrm{m/s^2}"#, #"120\,\text{km/h}"#,
    #"3\,\mathrm{N}\cdot\mathrm{m}"#, #"4\,\mathrm{m\,s^{-1}}"#, #"100\,\mathrm{Mbit}/\mathrm{s}"#,
    #"20\,\mathrm{\mu m}"#,
    #"25\,^\circ\mathrm{C}"#, #"6.02 \times 10^{23}"#, #"10^{-3}"#,
  ]

  private static let algebra = [
    #"x^2 + \frac{1}{2}"#, #"\frac{-b \pm \sqrt{b^2 - 4ac}}{2a}"#, #"\sqrt[3]{x + 1}"#, #"\sqrt[n]{x}"#,
    #"\sqrt{\frac{a}{b}}"#,
    #"\frac{a + b}{c}"#, #"a + \frac{b}{c}"#, #"x^{n-1}"#, #"{x^2}^3"#, #"x^{y^z}"#, #"x_1"#, #"x_{n+1}"#, #"x_i^2"#,
    #"-x + (-y) \times -2"#, #"|x - y| < \varepsilon"#, #"|x|^2"#, #"\lfloor \tfrac{n}{2} \rfloor"#,
    #"(a + b)(a - b) = a^2 - b^2"#,
    #"f(x) = 2x + 1"#, #"f^{-1}(x)"#, #"n!"#, #"\frac{\frac{a}{b}}{c}"#, #"\left( \frac{a}{b} \right)^2"#,
    #"a \equiv b \pmod{n}"#,
    #"17 \bmod 5 = 2"#, #"x² ≥ 0"#,
  ]

  private static let probability = [
    #"P(A \mid B) = \frac{P(B \mid A)\,P(A)}{P(B)}"#, #"P(A|B)"#, #"P(A \cap B) = P(A)\,P(B)"#, #"P(A^c) = 1 - P(A)"#,
    #"\Pr[X = x]"#, #"\binom{n}{k} p^k (1 - p)^{n - k}"#, #"E[X] = \sum_{i} x_i\,p_i"#,
    #"\operatorname{Var}(X) = E[X^2] - (E[X])^2"#,
    #"\frac{n!}{k!\,(n - k)!}"#, #"\binom{n+1}{k}"#,
  ]

  private static let statistics = [
    #"\bar{x} = \frac{1}{n} \sum_{i=1}^{n} x_i"#, #"s^2 = \frac{1}{n-1} \sum_{i=1}^n (x_i - \bar{x})^2"#,
    #"X \sim N(\mu, \sigma^2)"#,
    #"z = \frac{x - \mu}{\sigma}"#, #"\hat{p} \pm z \sqrt{\frac{\hat{p}(1 - \hat{p})}{n}}"#, #"H_0\colon \mu = \mu_0"#,
    #"\chi^2_{n-1}"#,
    #"r_{xy}"#, #"\alpha = 0.05"#, #"\hat{y} = \beta_0 + \beta_1 x"#,
  ]

  private static let information = [
    #"\log_2 7776 \approx 12.925"#, #"H = L \log_2 |S|"#, #"H(X) = -\sum_{i} p_i \log_2 p_i"#, #"\log_{10}(x + 1)"#,
    #"\ln e^x = x"#,
    #"2^{128}"#, #"O(n \log n)"#, #"c = m^e \bmod n"#, #"K \| M"#, #"a \oplus b"#,
  ]

  private static let finance = [
    #"A = P\left(1 + \frac{r}{n}\right)^{nt}"#, #"\$1{,}000 \times (1 + 0.05)^{10}"#,
    #"\text{profit} = \text{revenue} - \text{cost}"#,
    #"\mathit{NPV} = \sum_{t=0}^{T} \frac{C_t}{(1 + r)^t}"#, #"\frac{\text{assets}}{\text{liabilities}}"#, #"€5 < \$6"#,
  ]

  private static let physics = [
    #"E = mc^2"#, #"F = G\,\frac{m_1 m_2}{r^2}"#, #"\vec{F} = m\,\vec{a}"#, #"\vec{a} \times \vec{b}"#,
    #"\vec{a} \cdot \vec{b}"#,
    #"\lambda = \frac{h}{p}"#, #"\Delta x \, \Delta p \geq \frac{\hbar}{2}"#, #"90^\circ"#, #"\mathrm{H_2O}"#,
    #"\mathrm{SO_4^{2-}}"#,
    #"{}^{14}_{6}\mathrm{C}"#, #"\mathrm{N_2} + 3\,\mathrm{H_2} \rightleftharpoons 2\,\mathrm{NH_3}"#, #"U = R\,I"#,
  ]

  private static let logic = [
    #"A \cup B = \{x \mid x \in A \lor x \in B\}"#, #"\{1, 2, \ldots, n\}"#, #"\emptyset \subseteq A"#,
    #"A \setminus B"#,
    #"\forall x \in \mathbb{R}: x^2 \ge 0"#, #"\exists n \in \mathbb{N}"#, #"\neg (p \land q) \iff \neg p \lor \neg q"#,
    #"p \implies q"#,
    #"a \not\in A"#, #"[0, 1)"#, #"\{\}"#, #"X \subset x"#, #"f\colon A \to B"#,
  ]

  private static let analysis = [
    #"\lim_{x \to 0} \frac{\sin x}{x} = 1"#, #"\int_0^1 x^2\,dx"#, #"\left.\frac{x^3}{3}\right|_0^1"#,
    #"f'(x) + f''(x)"#,
    #"\frac{\partial f}{\partial x}"#, #"\sin^2\theta + \cos^2\theta = 1"#, #"\sin^{-1} x"#, #"\sin(x) \cos(2x)"#,
    #"\prod_{k=1}^{n} k"#,
    #"\max_{x \in S} f(x)"#, #"\iint_D f\,dA"#, #"\bigcup_{i} A_i"#, #"\sum\nolimits_i x_i"#, #"\int\limits_0^1 x"#,
    #"e^{i\pi} + 1 = 0"#,
  ]

  private static let matrices = [
    #"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}"#, #"\begin{bmatrix} a + b & c \\ d \end{bmatrix}"#,
    #"\begin{vmatrix} a & b \\ c & d \end{vmatrix} = ad - bc"#, #"\begin{array}{lc|r} a & b & c \end{array}"#,
    #"f(x) = \begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}"#,
    #"\begin{aligned} a &= b + c \\ &= d \end{aligned}"#, #"A^\top A"#, #"\mathbf{A}\mathbf{x} = \mathbf{b}"#,
    #"\left(\begin{smallmatrix} a & b \\ c & d \end{smallmatrix}\right)"#,
  ]

  private static let marks = [
    #"\mathcal{L} \mathfrak{g} \mathbb{P} \mathsf{T} \mathtt{ab1}"#, #"\alpha \beta \Gamma \Omega \varphi"#,
    #"\overline{AB}"#,
    #"\underline{x + y}"#, #"\widehat{ABC}"#, #"\overbrace{a + b}^{n}"#,
    #"\underbrace{x + \cdots + x}_{k \text{ times}}"#,
    #"\overset{!}{=}"#, #"A \xrightarrow{\text{label}} B"#, #"\bigl( x \bigr)"#, #"\left\{ a \middle| b \right\}"#,
    #"x \quad y"#,
    #"\phantom{x} + y"#, #"\displaystyle \frac{a}{b} \textstyle \frac{c}{d}"#, #"\text{50\,\% of } x"#,
    #"\heartsuit \spadesuit"#,
    #"\dot{x} \ddot{x} \tilde{x} \mathring{x}"#, #"\Biggl[ x"#, #"x^*"#, #"a \stackrel{?}{<} b"#,
  ]

  private static let mistakes = [
    #"\foo{x}"#, #"x^10"#, #"x^-1"#, #"\frac{1}"#, #"\frac{1}{2"#, #"a}"#, #"x^a^b"#, #"\left( x"#, #"x \right)"#,
    #"\begin{pmatrx} a & b \end{pmatrx}"#,
    #"a & b"#, #"50%"#, #"a \\ b"#, "\u{c}rac{1}{2}", #"\text{\foo}"#, #"\left x"#, #"<script> & "x" 'y'"#,
  ]
}

/// A formula in the two forms that a client gets, both as the block tree has them.
struct SpokenFormula {
  let mathML: String
  let speech: String

  init(_ tex: String, isDisplayed: Bool = false) {
    let inline = MarkdownInline.math(tex: tex, isDisplayed: isDisplayed)
    var (mathML, speech) = ("", "")
    if case .array(let blocks) = MarkdownDocument(blocks: [.paragraph([inline])]).encoded(),
      case .object(let block)? = blocks.first,
      case .array(let inlines)? = block.last?.value, case .object(let members)? = inlines.first
    {
      for member in members {
        guard case .string(let text) = member.value else { continue }
        if member.name == "mathml" { mathML = text }
        if member.name == "speech" { speech = text }
      }
    }
    self.mathML = mathML
    self.speech = speech
  }
}
