import ChatCore
import CommandParser
import Environment
import Glibc
import Store

/// `chat --complete`: what the scripts in `completions/` ask when Tab is pressed. Its first line says of what kind the
/// candidates are, which follow, one a line:
///
/// - `words`: the whole of a word
/// - `line`: of a line of `-e`, which may go on
/// - `files`, `directories`: the shell knows them better; and these words
///
/// It connects to nothing, takes no lock and makes no store.
enum ShellCompletion {
  /// - Parameter arguments: `bash LINE` for a line up to the cursor, which is answered in bash's quotes; or `words`, and
  ///   the words behind `chat` without their quotes, for shells that quote by themselves.
  static func lines(_ arguments: ArraySlice<String>) -> [String] {
    let rest = arguments.dropFirst()
    if arguments.first == "bash" {
      let line = ShellLine(rest.first ?? "")
      return answer(Array(line.words.dropFirst()), line)
    }
    return arguments.first == "words" ? answer(Array(rest), nil) : []
  }

  private static func answer(_ words: [String], _ bash: ShellLine?) -> [String] {
    let typed = words.last ?? ""
    switch CommandLineSite(words) {
    case .words(let all): return ["words"] + fitting(all, typed, bash)
    case .users:
      let users = StoredNames.owners(in: dataDirectory(words)).map(\.text)
      return ["words"] + fitting(users, typed, bash)
    case .groups: return ["words"] + fitting(names(words).groups.map(\.text), typed, bash)
    case .files(let all): return ["files"] + fitting(all, typed, bash)
    case .directories: return ["directories"]
    case .line: return ["line"] + lineCandidates(typed, words, bash)
    case .nothing: return ["words"]
    }
  }

  /// Those that begin as typed; behind `--option=`, that is kept.
  private static func fitting(_ all: [String], _ typed: String, _ bash: ShellLine?) -> [String] {
    let isAssigned = typed.hasPrefix("--") && typed.contains("=")
    let head = isAssigned ? String(typed.prefix { $0 != "=" }) + "=" : ""
    let whole = all.map { head + $0 }.filter { $0.utf8.starts(with: typed.utf8) }
    return shown(whole, bash)
  }

  private static func shown(_ all: [String], _ bash: ShellLine?) -> [String] {
    let whole = ShellLine("")
    return all.compactMap { word in
      bash.map { $0.insertion(of: word) } ?? whole.insertion(of: word).map { _ in word }
    }
  }

  private static func lineCandidates(
    _ typed: String, _ words: [String], _ bash: ShellLine?
  ) -> [String] {
    let end = typed.unicodeScalars.count
    let vocabulary = Vocabulary(names(words))
    guard
      let completion = Grammar.standard.complete(
        typed, cursor: end, vocabulary: vocabulary, mode: .batch)
    else { return [] }
    let head = String(
      String.UnicodeScalarView(typed.unicodeScalars.prefix(completion.range.lowerBound)))
    let all = completion.candidates.map { head + $0 + completion.suffix }
    // Of one candidate alone, readline would close the quote, though the line may go on.
    let isOpen = bash?.quote != nil && all.count == 1 && completion.suffix != ""
    return shown(isOpen ? [all[0], all[0] + "…"] : all, bash)
  }

  // MARK: Where the names are

  /// Of the user whom the words, the environment or the configuration names.
  private static func names(_ words: [String]) -> StoredNames {
    do throws(StoreError) {
      guard let user = user(words) else { return StoredNames() }
      return try StoredNames(directory: dataDirectory(words), user: user)
    } catch {
      // No store yet, or none that can be read now: there is nothing to offer.
      return StoredNames()
    }
  }

  private static func user(_ words: [String]) -> UserName? {
    let named = value(of: "user", words) ?? EnvironmentVariable.user.value ?? configured(words)
    do throws(NameError) { return try UserName(creating: named ?? Paths.loginName) } catch {
      return nil
    }
  }

  private static func configured(_ words: [String]) -> String? {
    let path = value(of: "config", words).map(expanded) ?? Paths.configuration
    do throws(StartError) {
      let text = try ConfigurationFile.read(path: path, isRequired: false)
      return text.entries.last { $0.key == .user }?.value
    } catch {
      // What is wrong with it, the next start says.
      return nil
    }
  }

  private static func dataDirectory(_ words: [String]) -> String {
    value(of: "data-dir", words).map(expanded) ?? Paths.data
  }

  /// The value of an option that stands before the cursor's word.
  private static func value(of option: String, _ words: [String]) -> String? {
    for (word, next) in zip(words, words.dropFirst())
    where CommandLineOption.row(of: word)?.long == option {
      let parts = word.split(separator: "=", maxSplits: 1)
      return parts.count == 2 ? String(parts[1]) : next
    }
    return nil
  }

  /// A shell expands this after the completion.
  private static func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = EnvironmentVariable.home.value else { return path }
    return home + path.dropFirst()
  }
}

extension Vocabulary {
  fileprivate init(_ names: StoredNames) {
    self.init(
      users: names.users, groups: names.groups, asking: names.users, joined: names.groups,
      files: Paths.beginning(with:))
  }
}
