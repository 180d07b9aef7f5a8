import ChatCore
import Testing
import TestSupport

@testable import Languages
@testable import Repl

@Suite("The Portuguese catalogue")
struct CatalogueTests {
  private static let translations = Portuguese.translations

  /// To mend: add what is missing, as it is printed here, to a file of Sources/Languages/Portuguese.
  @Test("has words for everything that is said")
  func missing() {
    let asked = Recorder(Self.translations).templates { _ = EverythingSaid().lines() }
    let missing = asked.filter { Self.translations[$0] == nil && isSpoken($0) }.sorted()
    #expect(asked.count > 300)
    #expect(missing.isEmpty, "no translation of:\n\(missing.map(literal).joined(separator: "\n"))")
  }

  @Test("has no words for what nobody says")
  func unused() {
    let asked = Recorder(Self.translations).templates { _ = EverythingSaid().lines() }
    let unused = Self.translations.keys.filter { !asked.contains($0) }.sorted()
    #expect(
      unused.isEmpty, "not said by EverythingSaid:\n\(unused.map(literal).joined(separator: "\n"))")
  }

  @Test("has each entry once, with the places of its English text, and nothing odd at its ends")
  func entries() {
    let entries = Portuguese.entries
    let doubled = Dictionary(grouping: entries, by: \.key).filter { $1.count > 1 }.keys
    #expect(doubled.isEmpty)
    for (english, portuguese) in entries {
      #expect(places(english) == places(portuguese), "\(english) → \(portuguese)")
      #expect(english.hasPrefix(" ") == portuguese.hasPrefix(" "), "\(english) → \(portuguese)")
      #expect(english.hasSuffix(" ") == portuguese.hasSuffix(" "), "\(english) → \(portuguese)")
      #expect(english.hasSuffix(".") == portuguese.hasSuffix("."), "\(english) → \(portuguese)")
      #expect(!portuguese.contains("  "), "\(portuguese)")
    }
  }

  @Test("names the same commands, options and variables as the English text")
  func commands() {
    for (english, portuguese) in Portuguese.entries {
      #expect(contracts(english) == contracts(portuguese), "\(english) → \(portuguese)")
    }
  }

  /// What people say is written where this test finds it; a piece of it that no entry holds was forgotten.
  @Test("knows every literal of the files in which words are kept", arguments: try filesOfWords())
  func literals(file: String) throws {
    let text = try ProjectFile.text(file)
    let known = Portuguese.entries.flatMap { Template.pieces($0.key) }
    let missing = SourceLiterals.pieces(of: text).filter { piece in
      !known.contains {
        if case .literal(let literal) = $0 { literal.contains(piece) } else { false }
      }
    }
    #expect(missing.isEmpty, "\(file): \(missing.map(literal).joined(separator: "\n"))")
  }

  private static func filesOfWords() throws -> [String] {
    try ProjectFile.swiftFiles(in: "Sources/Repl/Presentation/Sentences")
      + [
        "CommandLine/StartError", "CommandLine/BrokerVerbs", "PrivateBroker/PrivateBrokerError",
        "Settings/StoreSentences", "Settings/File", "Settings/PasswordCommand", "Doctor/DoctorVerb",
      ].map { "Sources/Repl/\($0).swift" }
  }

  /// Whether it holds a letter: signs and numbers may stay as they are.
  private func isSpoken(_ template: String) -> Bool { template.contains(where: \.isLetter) }

  private func literal(_ template: String) -> String { "  \"\(template)\"" }

  private func places(_ template: String) -> [Int] {
    Template.pieces(template).compactMap {
      if case .argument(let number) = $0 { number } else { nil }
    }.sorted()
  }

  /// Words that begin with a slash, a dash or a dollar sign.
  private func contracts(_ template: String) -> [String] {
    template.matches(of: /(?:^|[ (])(\/[a-z]+|--[a-z-]+|\$[A-Z_]+|[a-z]+:\/\/)/).map {
      String($0.1)
    }
    .sorted()
  }
}
