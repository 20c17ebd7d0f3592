// swift-tools-version: 6.3

import PackageDescription

// Settings of every target. Warnings are errors; `package` is the normal access level.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A module of the library.
///
/// `docs/architecture.md` has a sentence for each.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of a module; `golden` says where texts are kept that outputs are compared with.
func tests(_ name: String, golden: [String] = [], _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.init(stringLiteral: name), "AssayTestSupport"] + dependencies,
    exclude: golden,
    swiftSettings: settings)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

let package = Package(
  name: "assay",
  products: [
    .executable(name: "assay", targets: ["assay"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Floor 0: nothing of ours.
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CSystem"),
    .systemLibrary(name: "CCmark", pkgConfig: "libcmark-gfm", providers: [.apt(["libcmark-gfm-dev"])]),
    module("AssayJSON"),
    module("AssayDigest", ["CSystem", crypto]),
    module("AssayMarkdown", ["CCmark"]),
    module("AssayPsychometrics"),

    // Floor 1: one idea each.
    module("AssayDiagnostics", ["AssayJSON"]),
    module("AssayYAML", ["AssayDiagnostics", "CYAML"]),
    module("AssayJSONRPC", ["AssayJSON"]),
    module("AssayModel", ["AssayDigest"]),

    // Floor 2: the parts of the domain.
    module("AssayMedia", ["AssayModel"]),
    module(
      "AssayBank",
      [
        "AssayModel", "AssayYAML", "AssayDiagnostics", "AssayMarkdown", "AssayMedia", "AssayJSON", "AssayDigest",
        "AssayScoring",
      ]),
    module("AssayForms", ["AssayModel", "AssayPsychometrics", "AssayDiagnostics"]),
    module("AssayScoring", ["AssayModel"]),
    module(
      "AssayReports",
      ["AssayDigest", "AssayModel", "AssayPsychometrics", "AssayScoring", "AssayDiagnostics", "AssayJSON"]),
    module("AssayStore", ["AssayModel", "AssayJSON", "AssayDigest", grdb]),

    // Floor 3: one candidate at one form.
    module("AssayDelivery", ["AssayDigest", "AssayModel", "AssayScoring"]),

    // Floor 4: sessions bound to a store and to the protocol, and the other end of the pipe.
    module(
      "AssayEngine",
      [
        "AssayDelivery", "AssayDigest", "AssayForms", "AssayJSON", "AssayJSONRPC", "AssayMarkdown", "AssayMedia",
        "AssayModel",
        "AssayPsychometrics", "AssayScoring", "AssayStore",
      ]),
    module("AssayClient", ["AssayJSON", "AssayJSONRPC", "AssayModel", "AssayPsychometrics"]),

    // Floor 5: the rim.
    module(
      "AssayCommands",
      [
        "AssayBank", "AssayClient", "AssayDelivery", "AssayEngine", "AssayDiagnostics", "AssayDigest", "AssayForms",
        "AssayJSON", "AssayJSONRPC",
        "AssayMarkdown", "AssayMedia", "AssayModel", "AssayPsychometrics", "AssayReports", "AssayScoring", "AssayStore",
        "AssayYAML",
        "CSystem", arguments,
      ]),
    .executableTarget(name: "assay", dependencies: ["AssayCommands"], swiftSettings: settings),

    // Tests.
    .target(
      name: "AssayTestSupport", dependencies: ["AssayJSON", "AssayPsychometrics"], path: "Tests/AssayTestSupport",
      swiftSettings: settings),
    tests("AssayJSON"),
    tests("AssayDigest"),
    tests("AssayMarkdown", golden: ["Golden", "Maths/Golden"]),
    tests("AssayPsychometrics"),
    tests("AssayDiagnostics", golden: ["Golden"]),
    tests("AssayYAML", golden: ["Golden"], ["AssayDiagnostics"]),
    tests("AssayJSONRPC", ["AssayJSON"]),
    tests("AssayModel"),
    tests(
      "AssayBank",
      golden: ["Loading/Golden", "Formatting/Golden", "Assessments/Golden", "Explaining/Golden"],
      ["AssayModel", "AssayDiagnostics", "AssayMedia", "AssayYAML", "AssayScoring"]),
    tests("AssayMedia", ["AssayModel"]),
    tests("AssayForms", golden: ["Golden"], ["AssayModel", "AssayPsychometrics", "AssayDiagnostics"]),
    tests("AssayScoring", ["AssayModel"]),
    tests(
      "AssayReports", golden: ["Golden"],
      ["AssayModel", "AssayPsychometrics", "AssayScoring", "AssayDiagnostics", "AssayJSON"]),
    tests("AssayStore", golden: ["Golden"], ["AssayModel", "AssayJSON", "AssayDigest", grdb]),
    tests("AssayDelivery", ["AssayModel", "AssayScoring"]),
    tests(
      "AssayEngine", golden: ["Golden"],
      [
        "AssayDelivery", "AssayDigest", "AssayForms", "AssayJSON", "AssayJSONRPC", "AssayModel", "AssayScoring",
        "AssayStore",
      ]),
    tests("AssayClient", ["AssayJSON", "AssayJSONRPC", "AssayModel", "AssayPsychometrics"]),
    tests(
      "AssayCommands", golden: ["Clients"],
      [
        "AssayBank", "AssayClient", "AssayDelivery", "AssayForms", "AssayJSON", "AssayJSONRPC", "AssayModel",
        "AssayScoring", "AssayStore",
      ]),
  ]
)

// Benchmarks and fuzz targets join on request: they use `package` declarations, and nobody else needs to build them.
if Context.environment["ASSAY_BENCH"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "AssayBank", "AssayDiagnostics", "AssayDigest", "AssayEngine", "AssayForms", "AssayJSON", "AssayModel",
        "AssayPsychometrics", "AssayReports", "AssayScoring", "AssayStore", "CYAML",
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      path: "Benchmarks",
      exclude: ["thresholds.json"],
      swiftSettings: settings))
}
if Context.environment["ASSAY_FUZZ"] != nil {
  let fuzzed: [String: [Target.Dependency]] = [
    "FuzzYAML": ["AssayBank", "AssayDiagnostics", "AssayYAML"],
    "FuzzJSON": ["AssayJSON"],
    "FuzzMarkdown": ["AssayMarkdown"],
    "FuzzProtocol": [
      "AssayBank", "AssayDiagnostics", "AssayDigest", "AssayEngine", "AssayJSON", "AssayModel", "AssayStore",
    ],
  ]
  for (name, dependencies) in fuzzed {
    package.targets.append(
      .executableTarget(
        name: name,
        dependencies: dependencies,
        path: "Fuzz/\(name)",
        swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]))
  }
}
