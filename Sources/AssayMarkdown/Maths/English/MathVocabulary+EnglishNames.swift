extension MathVocabulary {
  static let englishFunctions: [String: String] = [
    "sin": "sine", "cos": "cosine", "tan": "tangent", "cot": "cotangent", "sec": "secant", "csc": "cosecant",
    "arcsin": "arc sine", "arccos": "arc cosine", "arctan": "arc tangent", "arccot": "arc cotangent",
    "sinh": "hyperbolic sine", "cosh": "hyperbolic cosine", "tanh": "hyperbolic tangent",
    "coth": "hyperbolic cotangent", "sech": "hyperbolic secant", "csch": "hyperbolic cosecant",
    "log": "log", "ln": "natural log", "lg": "l g", "exp": "exponential", "dim": "dimension", "ker": "kernel",
    "deg": "degree", "arg": "argument", "hom": "hom", "lim": "limit", "limsup": "limit superior",
    "liminf": "limit inferior", "max": "maximum", "min": "minimum", "sup": "supremum", "inf": "infimum",
    "det": "determinant", "gcd": "greatest common divisor", "lcm": "least common multiple", "Pr": "probability",
    "argmax": "arg max", "argmin": "arg min", "mod": "mod", "Var": "variance", "var": "variance", "Cov": "covariance",
    "cov": "covariance", "Corr": "correlation", "corr": "correlation", "rank": "rank", "tr": "trace", "sgn": "sign",
    "sign": "sign", "logit": "logit", "SE": "standard error", "SD": "standard deviation",
  ]

  /// Units by their signs (BIPM 2019, *The International System of Units*, and those of computing).
  static let englishUnits: [String: Unit] = {
    var units: [String: Unit] = [:]
    for line in englishUnitNames.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      guard words.count == 2 else { continue }
      let names = words[1].split(separator: "|").map(String.init)
      for sign in words[0].split(separator: "|") {
        units[String(sign)] = Unit(one: names[0], many: names.count > 1 ? names[1] : names[0] + "s")
      }
    }
    return units
  }()

  private static let englishUnitNames = """
    m meter
    km kilometer
    cm centimeter
    mm millimeter
    μm|µm micrometer
    nm nanometer
    g gram
    kg kilogram
    mg milligram
    μg|µg microgram
    t ton
    s second
    ms millisecond
    μs|µs microsecond
    ns nanosecond
    min minute
    h hour
    A ampere
    mA milliampere
    V volt
    mV millivolt
    kV kilovolt
    W watt
    mW milliwatt
    kW kilowatt
    MW megawatt
    GW gigawatt
    kWh kilowatt hour
    J joule
    kJ kilojoule
    MJ megajoule
    eV electronvolt
    cal calorie
    kcal kilocalorie
    N newton
    kN kilonewton
    Pa pascal
    hPa hectopascal
    kPa kilopascal
    MPa megapascal
    bar bar
    K kelvin|kelvins
    mol mole
    mmol millimole
    L|l liter
    mL|ml milliliter
    Hz hertz|hertz
    kHz kilohertz|kilohertz
    MHz megahertz|megahertz
    GHz gigahertz|gigahertz
    C coulomb
    F farad
    μF|µF microfarad
    nF nanofarad
    pF picofarad
    H henry|henries
    T tesla
    Ω ohm
    kΩ kilohm
    MΩ megohm
    rad radian
    dB decibel
    lx lux|lux
    cd candela
    lm lumen
    Bq becquerel
    Sv sievert
    mSv millisievert
    bit|bits bit
    kbit kilobit
    Mbit megabit
    Gbit gigabit
    B byte
    kB|KB kilobyte
    MB megabyte
    GB gigabyte
    TB terabyte
    KiB kibibyte
    MiB mebibyte
    GiB gibibyte
    bps bit per second|bits per second
    kbps kilobit per second|kilobits per second
    Mbps megabit per second|megabits per second
    Gbps gigabit per second|gigabits per second
    rpm revolution per minute|revolutions per minute
    mph mile per hour|miles per hour
    ft foot|feet
    in inch|inches
    yd yard
    mi mile
    lb pound
    oz ounce
    """
}
