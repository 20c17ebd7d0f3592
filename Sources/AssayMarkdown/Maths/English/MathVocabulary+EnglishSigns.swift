extension MathVocabulary {
  static let englishSigns = table(
    """
    + plus
    − minus
    ± plus or minus
    ∓ minus or plus
    × times
    ⋅ times
    · times
    ∗ star
    ⋆ star
    ★ star
    ∙ bullet
    ÷ divided by
    / divided by
    \\ backslash
    ∘ composed with
    = equals
    ≠ is not equal to
    < is less than
    > is greater than
    ≤ is less than or equal to
    ⩽ is less than or equal to
    ≥ is greater than or equal to
    ⩾ is greater than or equal to
    ≮ is not less than
    ≯ is not greater than
    ≰ is not less than or equal to
    ≱ is not greater than or equal to
    ≪ is much less than
    ≫ is much greater than
    ≲ is less than or about
    ≳ is greater than or about
    ≡ is equivalent to
    ≢ is not equivalent to
    ∼ tilde
    ≁ not tilde
    ≃ is similar or equal to
    ≍ is asymptotic to
    ≈ is approximately equal to
    ≉ is not approximately equal to
    ≅ is congruent to
    ≇ is not congruent to
    ∝ is proportional to
    ≐ dot equals
    ≔ is defined as
    ≜ is defined to be
    ≺ precedes
    ≻ succeeds
    ⊀ does not precede
    ⊁ does not succeed
    ⪯ precedes or equals
    ⪰ succeeds or equals
    ∈ in
    ∉ not in
    ∋ contains
    ∌ does not contain
    ⊂ is a subset of
    ⊃ is a superset of
    ⊄ is not a subset of
    ⊅ is not a superset of
    ⊆ is a subset of or equal to
    ⊇ is a superset of or equal to
    ⊈ is neither a subset of nor equal to
    ⊉ is neither a superset of nor equal to
    ⊊ is a proper subset of
    ⊋ is a proper superset of
    ⊑ is a square subset of or equal to
    ⊒ is a square superset of or equal to
    ∪ union
    ∩ intersection
    ∖ set minus
    ⊎ multiset union
    ⊓ square cap
    ⊔ square cup
    ∅ the empty set
    ∁ complement
    ∧ and
    ∨ or
    ⊻ exclusive or
    ¬ not
    ∀ for all
    ∃ there exists
    ∄ there does not exist
    ⊤ top
    ⊥ bottom
    ⊢ proves
    ⊬ does not prove
    ⊣ left tack
    ⊨ models
    ⊭ does not model
    ∴ therefore
    ∵ because
    ⊕ circled plus
    ⊖ circled minus
    ⊗ circled times
    ⊘ circled slash
    ⊙ circled dot
    ⨿ amalgamation
    ≀ wreath product
    ⋄ diamond
    ◊ lozenge
    ◁ left triangle
    ▷ right triangle
    ⋉ left semidirect product
    ⋊ right semidirect product
    ⋈ join
    ⟂ is perpendicular to
    ∥ is parallel to
    ∦ is not parallel to
    ∠ angle
    ∡ measured angle
    △ triangle
    □ square
    ■ black square
    → right arrow
    ← left arrow
    ↔ left right arrow
    ↛ not right arrow
    ↚ not left arrow
    ⇒ implies
    ⇐ is implied by
    ⇔ if and only if
    ⇏ does not imply
    ⟹ implies
    ⟸ is implied by
    ⟺ if and only if
    ↦ maps to
    ⟼ maps to
    ⟶ right arrow
    ⟵ left arrow
    ⟷ left right arrow
    ↑ up arrow
    ↓ down arrow
    ↕ up down arrow
    ⇑ double up arrow
    ⇓ double down arrow
    ⇕ double up down arrow
    ↪ right hook arrow
    ↩ left hook arrow
    ⇀ right harpoon up
    ⇁ right harpoon down
    ↼ left harpoon up
    ↽ left harpoon down
    ⇌ is in equilibrium with
    ⇋ left right harpoons
    ⇄ right left arrows
    ↗ up right arrow
    ↘ down right arrow
    ↙ down left arrow
    ↖ up left arrow
    ⇝ leads to
    ↠ two headed right arrow
    ( open paren
    ) close paren
    [ open bracket
    ] close bracket
    { open brace
    } close brace
    ⟨ open angle bracket
    ⟩ close angle bracket
    ⌊ open floor
    ⌋ close floor
    ⌈ open ceiling
    ⌉ close ceiling
    | vertical bar
    ‖ double vertical bar
    ∣ vertical bar
    ∤ does not divide
    , comma
    ; semicolon
    : colon
    . point
    … dot dot dot
    ⋯ dot dot dot
    ⋮ vertical dots
    ⋱ diagonal dots
    ! factorial
    ? question mark
    @ at
    " quote
    ` backquote
    % percent
    ‰ per mille
    ° degrees
    ′ prime
    ∞ infinity
    † dagger
    ‡ double dagger
    ✓ check mark
    ♣ clubs
    ♠ spades
    ♡ hearts
    ♢ diamonds
    ℧ mho
    $ dollars
    # number sign
    & ampersand
    _ underscore
    £ pounds
    € euros
    ¥ yen
    ¢ cents
    § section
    ¶ paragraph
    © copyright
    ♭ flat
    ♮ natural
    ♯ sharp
    ⊺ intercal
    ^ caret
    ~ tilde
    ' prime
    ∑ sum
    ∏ product
    ∐ coproduct
    ∫ integral
    ∬ double integral
    ∭ triple integral
    ∮ contour integral
    ⋃ union
    ⋂ intersection
    ⋁ disjunction
    ⋀ conjunction
    ⨁ direct sum
    ⨂ tensor product
    ⨀ circled dot product
    ⨄ multiset union
    ⨆ square union
    """)

  static let englishLetters = table(
    """
    α alpha
    β beta
    γ gamma
    δ delta
    ϵ epsilon
    ε epsilon
    ζ zeta
    η eta
    θ theta
    ϑ theta
    ι iota
    κ kappa
    ϰ kappa
    λ lambda
    μ mu
    ν nu
    ξ xi
    ο omicron
    π pi
    ϖ pi
    ρ rho
    ϱ rho
    σ sigma
    ς final sigma
    τ tau
    υ upsilon
    ϕ phi
    φ phi
    χ chi
    ψ psi
    ω omega
    Α capital alpha
    Β capital beta
    Γ capital gamma
    Δ capital delta
    Ε capital epsilon
    Ζ capital zeta
    Η capital eta
    Θ capital theta
    Ι capital iota
    Κ capital kappa
    Λ capital lambda
    Μ capital mu
    Ν capital nu
    Ξ capital xi
    Ο capital omicron
    Π capital pi
    Ρ capital rho
    Σ capital sigma
    Τ capital tau
    Υ capital upsilon
    Φ capital phi
    Χ capital chi
    Ψ capital psi
    Ω capital omega
    ∂ partial
    ∇ nabla
    ℓ l
    ℏ h bar
    ı i
    ȷ j
    ℜ real part
    ℑ imaginary part
    ℘ Weierstrass p
    ℵ aleph
    ℶ beth
    """)

  /// One sign a line, with its words.
  private static func table(_ text: String) -> [Unicode.Scalar: String] {
    var table: [Unicode.Scalar: String] = [:]
    for line in text.split(separator: "\n") {
      if let scalar = line.unicodeScalars.first { table[scalar] = String(line.dropFirst(2)) }
    }
    return table
  }
}
