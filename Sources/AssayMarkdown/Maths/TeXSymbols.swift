/// The signs of TeX, LaTeX and amsmath, and those that are typed as they are.
///
/// Each table has a name and its sign, again and again. A sign with several names is that of the first.
enum TeXSymbols {
  /// What a command such as `\le` stands for, by its name without the backslash.
  static let commands: [String: MathSymbol] = {
    var commands: [String: MathSymbol] = [:]
    for (role, table) in tables {
      for (name, scalar) in pairs(table) { commands[name] = MathSymbol(scalar, role) }
    }
    return commands
  }()

  /// What a character that is no ASCII letter or digit stands for when it is typed as it is.
  static let typed: [Unicode.Scalar: MathSymbol] = {
    var typed: [Unicode.Scalar: MathSymbol] = [:]
    for symbol in commands.values { typed[symbol.scalar] = symbol }
    for (role, characters) in ascii {
      for scalar in characters.unicodeScalars { typed[scalar] = MathSymbol(scalar, role) }
    }
    typed["-"] = MathSymbol("−", .binary)
    typed["−"] = MathSymbol("−", .binary)
    typed["*"] = MathSymbol("∗", .binary)
    return typed
  }()

  /// The letters that have a name, and whether they are slanted: Greek letters are, unless they are capital.
  static let letters: [String: (letter: Unicode.Scalar, font: MathFont)] = {
    var letters: [String: (letter: Unicode.Scalar, font: MathFont)] = [:]
    for (name, letter) in pairs(slanted) { letters[name] = (letter, .italic) }
    for (name, letter) in pairs(upright) { letters[name] = (letter, .upright) }
    return letters
  }()

  /// The letters that are typed as they are.
  static let typedLetters: [Unicode.Scalar: MathFont] = {
    var typed: [Unicode.Scalar: MathFont] = [:]
    for (letter, font) in letters.values { typed[letter] = font }
    return typed
  }()

  /// What `\not` makes of a relation.
  static let negated: [Unicode.Scalar: Unicode.Scalar] = {
    var negated: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (plain, scalar) in pairs(negations) {
      if let first = plain.unicodeScalars.first { negated[first] = scalar }
    }
    return negated
  }()

  private static func pairs(_ table: String) -> [(String, Unicode.Scalar)] {
    var words = table.split { $0 == " " || $0 == "\n" }.makeIterator()
    var pairs: [(String, Unicode.Scalar)] = []
    while let name = words.next(), let scalar = words.next()?.unicodeScalars.first {
      pairs.append((String(name), scalar))
    }
    return pairs
  }
}

// MARK: - The tables

extension TeXSymbols {
  private static let slanted = """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ
    lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ
    chi χ psi ψ omega ω partial ∂
    """

  private static let upright = """
    Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο
    Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω
    nabla ∇ ell ℓ hbar ℏ hslash ℏ imath ı jmath ȷ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ
    """

  private static let tables: [(MathSymbol.Role, String)] = [
    (.ordinary, ordinary), (.prefix, "neg ¬ lnot ¬ forall ∀ exists ∃ nexists ∄"), (.postfix, "% %"),
    (.binary, operations), (.relation, relations), (.relation, arrows), (.punctuation, "colon : comma ,"),
    (.open, "{ { lbrace { lbrack [ lparen ( langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖"),
    (.close, "} } rbrace } rbrack ] rparen ) rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖"),
    (.bar, "| ‖ Vert ‖ vert |"),
    (.large(takesLimits: true), sums), (.large(takesLimits: false), "int ∫ iint ∬ iiint ∭ oint ∮"),
  ]

  /// The ASCII signs that need no name.
  private static let ascii: [(MathSymbol.Role, String)] = [
    (.ordinary, "/@\"?`"), (.postfix, "!%"), (.binary, "+"), (.relation, "=<>:"), (.punctuation, ",;."),
    (.open, "(["), (.close, ")]"), (.bar, "|‖"),
  ]

  private static let ordinary = """
    infty ∞ emptyset ∅ varnothing ∅ top ⊤ bot ⊥ angle ∠ measuredangle ∡ triangle △ prime ′ degree °
    ldots … dots … dotsc … dotso … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ vdots ⋮ ddots ⋱ backslash \\ checkmark ✓
    square □ Box □ blacksquare ■ bigstar ★ lozenge ◊ clubsuit ♣ spadesuit ♠ heartsuit ♡ diamondsuit ♢
    mho ℧ $ $ # # & & _ _ pounds £ euro € yen ¥ cent ¢ S § P ¶ copyright © flat ♭ natural ♮ sharp ♯ complement ∁
    intercal ⊺ permil ‰
    """

  private static let operations = """
    pm ± mp ∓ times × div ÷ cdot ⋅ cdotp · ast ∗ star ⋆ bullet ∙ cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨
    wedge ∧ land ∧ veebar ⊻ setminus ∖ smallsetminus ∖ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ dagger † dag †
    ddagger ‡ ddag ‡ circ ∘
    amalg ⨿ wr ≀ diamond ⋄ triangleleft ◁ triangleright ▷ ltimes ⋉ rtimes ⋊
    """

  private static let relations = """
    lt < gt > ne ≠ neq ≠ le ≤ leq ≤ ge ≥ geq ≥ leqslant ⩽ geqslant ⩾ ll ≪ gg ≫ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅
    propto ∝ doteq ≐ asymp ≍ prec ≺ succ ≻ preceq ⪯ succeq ⪰ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊
    supsetneq ⊋ sqsubseteq ⊑ sqsupseteq ⊒ in ∈ ni ∋ notin ∉ perp ⟂ parallel ∥ nparallel ∦ mid ∣ nmid ∤ vdash ⊢ dashv ⊣
    models ⊨ vDash ⊨ therefore ∴ because ∵ coloneqq ≔ triangleq ≜ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ ncong ≇ nsim ≁
    nsubseteq ⊈ nsupseteq ⊉ lesssim ≲ gtrsim ≳ bowtie ⋈
    """

  private static let arrows = """
    rightarrow → to → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹
    impliedby ⟸ iff ⟺ mapsto ↦ longmapsto ⟼ longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹
    Longleftarrow ⟸ Longleftrightarrow ⟺ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕
    hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼ leftharpoondown ↽
    rightleftharpoons ⇌ leftrightharpoons ⇋ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ nrightarrow ↛ nleftarrow ↚
    nRightarrow ⇏ rightsquigarrow ⇝ leadsto ⇝ rightleftarrows ⇄ twoheadrightarrow ↠
    """

  private static let sums = """
    sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄ bigsqcup ⨆
    """

  private static let negations = """
    = ≠ < ≮ > ≯ ≤ ≰ ≥ ≱ ≡ ≢ ∼ ≁ ≈ ≉ ≅ ≇ ⊂ ⊄ ⊃ ⊅ ⊆ ⊈ ⊇ ⊉ ∈ ∉ ∋ ∌ ∣ ∤ | ∤ ∥ ∦ ∃ ∄ → ↛ ← ↚ ⇒ ⇏ ⊢ ⊬ ⊨ ⊭ ≺ ⊀ ≻ ⊁
    """
}
