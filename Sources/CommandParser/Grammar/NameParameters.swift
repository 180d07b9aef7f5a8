import ChatCore

/// USER: `bob` or `@bob`.
struct User: WordParameter {
  typealias Value = UserName

  var source = CompletionSource.users

  var form: ParameterForm { ParameterForm("USER", .user, source) }

  func value(of word: Word, in arguments: Arguments) throws(SyntaxError) -> UserName {
    if word.text.utf8.first == UInt8(ascii: "#") { throw arguments.unexpected(word, .user) }
    return try arguments.name(.user, word) { (text) throws(NameError) in
      try UserName(received: text)
    }
  }
}

/// GROUP: `ops` or `#ops`.
struct Group: WordParameter {
  typealias Value = GroupName

  var source = CompletionSource.groups

  var form: ParameterForm { ParameterForm("GROUP", .group, source) }

  func value(of word: Word, in arguments: Arguments) throws(SyntaxError) -> GroupName {
    if word.text.utf8.first == UInt8(ascii: "@") { throw arguments.unexpected(word, .group) }
    return try arguments.name(.group, word) { (text) throws(NameError) in
      try GroupName(received: text)
    }
  }
}

/// GROUP that is about to be created: the stricter rules hold.
struct NewGroup: WordParameter {
  typealias Value = GroupName

  var form: ParameterForm { ParameterForm("GROUP", .newGroup) }

  func value(of word: Word, in arguments: Arguments) throws(SyntaxError) -> GroupName {
    if word.text.utf8.first == UInt8(ascii: "@") { throw arguments.unexpected(word, .newGroup) }
    return try arguments.name(.group, word) { (text) throws(NameError) in
      try GroupName(creating: text)
    }
  }
}

/// TARGET: `@user`, `#group`, a bare name, or `.` for the current one.
struct TargetWord: WordParameter {
  typealias Value = TargetReference

  var form: ParameterForm { ParameterForm("TARGET", .target, .targets) }

  func value(of word: Word, in arguments: Arguments) throws(SyntaxError) -> TargetReference {
    if word.text == ".", !word.isQuoted { return .current }
    switch word.text.unicodeScalars.first {
    case "@":
      return .user(
        try arguments.name(.user, word) { (text) throws(NameError) in
          try UserName(received: text)
        })
    case "#":
      return .group(
        try arguments.name(.group, word) { (text) throws(NameError) in
          try GroupName(received: text)
        })
    default:
      let name = try arguments.name(.target, word) { (text) throws(NameError) in
        try UserName(received: text)
      }
      return .bare(name.text)
    }
  }
}

extension Arguments {
  /// A name from a word without its sigil.
  fileprivate func name<N: Name>(
    _ kind: NameKind, _ word: Word, _ make: (String) throws(NameError) -> N
  ) throws(SyntaxError) -> N {
    let bare = word.text.withoutSigil
    do { return try make(bare) } catch {
      throw self.error(at: word.start, .badName(kind, bare, error))
    }
  }
}

extension String {
  /// Without one `@` or `#` in front.
  var withoutSigil: String {
    let first = unicodeScalars.first
    return first == "@" || first == "#" ? String(unicodeScalars.dropFirst()) : self
  }
}
