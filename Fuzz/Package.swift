// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// One fuzzer: an executable whose main function is libFuzzer's.
func fuzzer(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .executableTarget(
    name: name,
    dependencies: ["FuzzSupport", .product(name: "ChatCore", package: "chat")] + dependencies,
    swiftSettings: strict)
}

// A package of its own, for every module of it is built with libFuzzer's instruments: see `make fuzz`.
let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "chat", path: "..")],
  targets: [
    .target(name: "FuzzSupport", swiftSettings: strict),
    fuzzer("FuzzPayloads"),
    fuzzer("FuzzTopics"),
    fuzzer("FuzzSafeText"),
    fuzzer("FuzzCommandLine", [.product(name: "CommandParser", package: "chat")]),
    fuzzer("FuzzConfiguration", [.product(name: "CommandParser", package: "chat")]),
  ],
  swiftLanguageModes: [.v6]
)
