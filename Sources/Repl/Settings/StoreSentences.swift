import ChatCore
import Languages
import Store

extension StoreError {
  /// What failed, where, and what to do next.
  var sentence: String { phrase.text }

  private var phrase: Phrase {
    switch self {
    case .cannotOpen(let path, let code):
      "\(path): \(systemWords(code)); --data-dir names another place"
    case .unsafe(let path, let danger): "\(path) is not used: \(danger.words)"
    case .locked(let path, let holder?):
      "chat already runs for this user and directory (process \(holder), lock \(path))"
    case .locked(let path, nil): "chat already runs for this user and directory (lock \(path))"
    case .otherUser(let path, let user): "\(path) belongs to the user \(user)"
    case .foreign(let path): "\(path) is not a database of chat; move it away"
    case .newerVersion(let path, let found, let known):
      "\(path) was written by a newer chat (version \(found), this one knows \(known)); update chat"
    case .busy(let failure): "\(failure.path) is locked by another program; end it"
    case .full(let failure):
      "no space for \(failure.path): nothing was lost, but nothing more is taken; make room"
    case .readOnly(let failure): "\(failure.path) cannot be written; check its permissions"
    case .moved(let path):
      "\(path) has been removed or replaced while chat runs: put it back, or start chat again"
    case .damaged(let failure):
      "\(failure.path) is damaged (\(failure.words)); move it away, or recover it with sqlite3"
    case .ioError(let failure, 0): "\(failure.path): \(failure.words); see whether its disk is well"
    case .ioError(let failure, let code):
      "\(failure.path): \(systemWords(code)); see whether its disk is well"
    case .rowTaken(let row): "row \(row) is taken twice; please report this"
    case .failed(let failure): "\(failure.path): \(failure.words)"
    }
  }

  /// After one of those that pass.
  static var isOver: String { said("the store takes what comes again; connecting") }
}

extension StoreError.Danger {
  var words: String { phrase.text }

  private var phrase: Phrase {
    switch self {
    case .symbolicLink: "it is a symbolic link"
    case .wrongType: "it is neither a file nor a directory where one is expected"
    case .owner(let uid): "it belongs to another user (\(uid))"
    case .writableByOthers(let mode): "others may write to it (mode \(String(mode, radix: 8)))"
    }
  }
}
