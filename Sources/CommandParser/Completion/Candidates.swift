import ChatCore

/// A name as far as it is typed.
struct TypedName {
  /// `@`, `#`, or nothing.
  var sigil: String
  var name: String
  var isQuoted: Bool

  init(_ word: Word) {
    name = word.text.withoutSigil
    sigil = String(word.text.unicodeScalars.prefix(name == word.text ? 0 : 1))
    isQuoted = word.isQuoted
  }
}

/// What can stand at a place, gathered without spelling out all of 100,000 names.
struct Candidates {
  private(set) var count = 0
  /// The first of them, at most `Completion.mostCandidates`.
  private(set) var shown: [String] = []
  /// What all share, sigils and quotes left out; nil: there are none.
  private var common: String?
  /// The sigils among them.
  private var sigils: Set<String> = []
  /// Words of the grammar alone, which are never quoted.
  private var areWords = true
  /// Nothing may follow the only candidate yet.
  private(set) var goesOn = false

  /// Adds those words that begin with a text.
  mutating func add(_ words: [String], beginning prefix: String) {
    for word in words where word.hasBytePrefix(prefix) {
      count += 1
      share(word)
      show(word)
    }
  }

  /// Adds what a source has for a typed beginning.
  mutating func add(
    _ source: CompletionSource, _ typed: TypedName, before: [Word], from vocabulary: Vocabulary
  ) {
    switch source {
    case .nothing, .commands, .settings, .words: break
    case .users: add(vocabulary.users, typed)
    case .askingUsers: add(vocabulary.asking, typed)
    case .ignoredUsers: add(vocabulary.ignored, typed)
    case .waitingUsers: add(vocabulary.waiting(), typed)
    case .memberUsers: add(vocabulary.members(), typed)
    case .groups: add(vocabulary.groups, typed)
    case .joinedGroups: add(vocabulary.joined, typed)
    case .groupsWhereWaiting: add(before.user.map(vocabulary.groupsWhereWaiting) ?? [], typed)
    case .groupsWhereMember: add(before.user.map(vocabulary.groupsWhereMember) ?? [], typed)
    case .ownedGroups: add(vocabulary.owned, typed)
    case .membersOfGroup: add(before.group.map(vocabulary.membersOf) ?? [], typed)
    case .targets: add(targets: vocabulary, typed)
    case .pending: add(vocabulary.pending(), beginning: typed.sigil + typed.name)
    case .files: add(paths: vocabulary.files(typed.sigil + typed.name))
    }
  }

  /// Adds paths, quoted where they need it.
  private mutating func add(paths: [String]) {
    areWords = false
    for path in paths {
      count += 1
      common = common.map { $0.commonBeginning(with: path) } ?? path
      show(Quoting.whole("", path))
    }
    if let only = paths.first, paths.count == 1, only.utf8.last == UInt8(ascii: "/") {
      // A directory: more is to be typed, and a quote stays open.
      goesOn = true
      shown = [Quoting.beginning("", only, isQuoted: false)]
    }
  }

  /// What replaces the typed text.
  func insertion(for typed: TypedName) -> String {
    guard count > 1, let common else { return shown.first ?? "" }
    if areWords { return common }
    let sigil = typed.sigil.isEmpty && sigils.count == 1 ? sigils.first ?? "" : typed.sigil
    return Quoting.beginning(sigil, common, isQuoted: typed.isQuoted)
  }

  private mutating func add(_ users: [UserName], _ typed: TypedName) {
    guard typed.sigil != "#" else { return }
    add(users.beginning(with: typed.name), sigil: typed.sigil, spare: "@")
  }

  private mutating func add(_ groups: [GroupName], _ typed: TypedName) {
    guard typed.sigil != "@" else { return }
    add(groups.beginning(with: typed.name), sigil: typed.sigil, spare: "#")
  }

  /// Conversations first, then all users but oneself, then all groups, none twice; always with their sigil.
  private mutating func add(targets vocabulary: Vocabulary, _ typed: TypedName) {
    let users = typed.sigil == "#" ? [] : vocabulary.users.beginning(with: typed.name)
    let groups = typed.sigil == "@" ? [] : vocabulary.groups.beginning(with: typed.name)
    var open: Set<Target> = []
    for target in vocabulary.conversations where typed.begins(target) && !open.contains(target) {
      open.insert(target)
      count += 1
      share(target.name, target.sigil)
      show(Quoting.whole(target.sigil, target.name))
    }
    count -= open.count { $0.isAmong(users, groups) }
    for others in users.without(vocabulary.me) {
      add(others, sigil: "@", spare: "@") { open.contains(.user($0)) }
    }
    add(groups, sigil: "#", spare: "#") { open.contains(.group($0)) }
  }

  /// - Parameters:
  ///   - names: sorted, so that the first and the last share what all share.
  ///   - spare: the sigil for a name that could not be told from a sigil and a name.
  ///   - isShown: which ones are there already; they are counted nevertheless.
  private mutating func add<N: Name>(
    _ names: ArraySlice<N>, sigil: String, spare: String,
    unless isShown: (N) -> Bool = { _ in false }
  ) {
    guard let first = names.first, let last = names.last else { return }
    count += names.count
    share(first.text, sigil)
    share(last.text, sigil)
    for name in names {
      if shown.count == Completion.mostCandidates { return }
      if isShown(name) { continue }
      let needsSigil = sigil.isEmpty && name.text.withoutSigil != name.text
      show(Quoting.whole(needsSigil ? spare : sigil, name.text))
    }
  }

  private mutating func show(_ candidate: String) {
    if shown.count < Completion.mostCandidates { shown.append(candidate) }
  }

  private mutating func share(_ word: String) {
    common = common.map { $0.commonBeginning(with: word) } ?? word
  }

  private mutating func share(_ name: String, _ sigil: String) {
    areWords = false
    sigils.insert(sigil)
    share(name)
  }
}

/// How a name is typed so that the lexer reads it back.
enum Quoting {
  static func whole(_ sigil: String, _ name: String) -> String {
    needsQuotes(name) ? sigil + "\"" + escaped(name) + "\"" : sigil + name
  }

  /// The beginning of a name: a quote stays open.
  static func beginning(_ sigil: String, _ name: String, isQuoted: Bool) -> String {
    isQuoted || needsQuotes(name) ? sigil + "\"" + escaped(name) : sigil + name
  }

  private static func needsQuotes(_ name: String) -> Bool {
    let first = name.unicodeScalars.first
    return first == "\"" || first == "'" || name.unicodeScalars.contains(where: Lexer.isBlank)
  }

  private static func escaped(_ name: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { text.append("\\") }
      text.append(scalar)
    }
    return String(text)
  }
}

extension TypedName {
  fileprivate func begins(_ target: Target) -> Bool {
    (sigil.isEmpty || sigil == target.sigil) && target.name.hasBytePrefix(name)
  }
}

extension Target {
  fileprivate var sigil: String {
    switch self {
    case .user: "@"
    case .group: "#"
    }
  }

  fileprivate var name: String {
    switch self {
    case .user(let name): name.text
    case .group(let name): name.text
    }
  }

  fileprivate func isAmong(_ users: ArraySlice<UserName>, _ groups: ArraySlice<GroupName>) -> Bool {
    switch self {
    case .user(let name): users.holds(name)
    case .group(let name): groups.holds(name)
    }
  }
}

extension ArraySlice<UserName> {
  /// What comes before somebody, and what comes behind.
  /// - Precondition: sorted.
  fileprivate func without(_ user: UserName?) -> [ArraySlice<UserName>] {
    guard let user, holds(user) else { return [self] }
    let place = place(of: user)
    return [self[..<place], self[(place + 1)...]]
  }
}

extension [Word] {
  /// The user whom the last argument names.
  fileprivate var user: UserName? {
    guard let word = last else { return nil }
    do { return try UserName(received: word.text.withoutSigil) } catch { return nil }
  }

  /// The group that it names.
  fileprivate var group: GroupName? {
    guard let word = last else { return nil }
    do { return try GroupName(received: word.text.withoutSigil) } catch { return nil }
  }
}

extension String {
  /// What both begin with, scalar by scalar.
  fileprivate func commonBeginning(with other: String) -> String {
    var common = String.UnicodeScalarView()
    for (left, right) in zip(unicodeScalars, other.unicodeScalars) {
      if left != right { break }
      common.append(left)
    }
    return String(common)
  }
}
