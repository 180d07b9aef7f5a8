// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "chat",
  products: [
    .executable(name: "chat", targets: ["Repl"]),
    // For the package Fuzz.
    .library(name: "ChatCore", targets: ["ChatCore"]),
    .library(name: "CommandParser", targets: ["CommandParser"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // C: system libraries and the small shims that Swift needs to call them.
    .systemLibrary(
      name: "CMosquitto", pkgConfig: "libmosquitto", providers: [.apt(["libmosquitto-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "CEditLine", linkerSettings: [.linkedLibrary("edit")]),
    .target(name: "CSystem"),

    // Ours. Arrows point one way: Repl → CommandParser → ChatCore; Repl → Mosquitto, Store → ChatCore; Repl → Prompt;
    // whoever speaks to people → Languages; whoever reads the environment, and its manual → Environment.
    .target(name: "ChatCore", swiftSettings: strict),
    .target(name: "Languages", swiftSettings: strict),
    .target(name: "Environment", swiftSettings: strict),
    .target(
      name: "CommandParser", dependencies: ["ChatCore", "Environment", "Languages"],
      swiftSettings: strict),
    .target(
      name: "Mosquitto", dependencies: ["ChatCore", "CMosquitto", "CSystem"], swiftSettings: strict),
    .target(name: "Store", dependencies: ["ChatCore", "CSQLite"], swiftSettings: strict),
    .target(
      name: "Prompt", dependencies: ["CEditLine", "CSystem", "Environment", "Languages"],
      swiftSettings: strict),
    .executableTarget(
      name: "Repl",
      dependencies: [
        "ChatCore", "CommandParser", "Environment", "Languages", "Mosquitto", "Store", "Prompt",
        "CSystem",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Writes the sections of man/chat.1 that tables have to stdout, for `make man`.
    .executableTarget(
      name: "ManualPage", dependencies: ["ChatCore", "CommandParser", "Environment"],
      swiftSettings: strict),

    // Tests: a target for each module, one for whole processes, and what they share.
    .target(
      name: "TestSupport", dependencies: ["ChatCore", "CSystem"], path: "Tests/Support",
      exclude: ["peers"], swiftSettings: strict),
    // Many seeds of the simulated world, for `make simulate`.
    .executableTarget(
      name: "Simulate", dependencies: ["TestSupport"], path: "Tests/Simulate", swiftSettings: strict
    ),
    .testTarget(
      name: "ChatCoreTests", dependencies: ["ChatCore", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "CommandParserTests", dependencies: ["CommandParser", "Environment", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "MosquittoTests", dependencies: ["Mosquitto", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "StoreTests", dependencies: ["Store", "TestSupport"], swiftSettings: strict),
    // A line editor that echoes what it read, for driving the prompt in a pty without a broker.
    .executableTarget(
      name: "PromptProbe", dependencies: ["Prompt"], path: "Tests/PromptProbe",
      swiftSettings: strict),
    .testTarget(
      name: "PromptTests", dependencies: ["Prompt", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ReplTests", dependencies: ["Languages", "Repl", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["TestSupport", "Repl", "Prompt"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
