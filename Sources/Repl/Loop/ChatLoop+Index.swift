import ChatCore
import Store

/// The index of words follows the texts in moments that nobody else needs, and at once when a search waits for it.
extension ChatLoop {
  /// So long nothing happens before such a moment begins.
  static let silence = Duration.milliseconds(50)

  /// A search whose words the index may not have yet.
  struct Look {
    let command: CommandNumber
    let query: StoredQuery
  }

  /// How long the loop may wait for something to happen, for the index's sake.
  var indexPause: Duration? {
    if !looks.isEmpty { return .zero }
    guard store.hasIndexWork, !indexRests, outage == nil else { return nil }
    return isQuiet ? .zero : Self.silence
  }

  /// - Returns: nil: the answer comes when the index is complete.
  func look(_ look: Look) -> Outcome? {
    guard look.query.terms != nil, store.isIndexBehind else { return page(look.query) }
    looks.append(look)
    return nil
  }

  /// One step, if a search waits for it or the moment is quiet.
  ///
  /// - Returns: answers to searches.
  func followTexts() -> [Happening] {
    guard outage == nil, indexPause == .zero else { return [] }
    do throws(StoreError) {
      try store.followTexts()
    } catch {
      // It is no loss, and is tried again after the next commit; a search tells that it failed.
      indexRests = true
      return endLooks { _ in .failed(.notStored) }
    }
    return store.isIndexBehind ? [] : endLooks { page($0.query) }
  }

  private func endLooks(_ outcome: (Look) -> Outcome) -> [Happening] {
    defer { looks = [] }
    return looks.map { look in
      unanswered.remove(look.command)
      return .answer(look.command, outcome(look))
    }
  }

  private func page(_ query: StoredQuery) -> Outcome {
    do throws(StoreError) {
      let page = try store.page(query)
      if page.messages.isEmpty, let failure = query.orElse,
        try store.page(query.ofTarget).messages.isEmpty
      {
        return .failed(failure)
      }
      return .list(.page(page))
    } catch {
      return .failed(.notStored)
    }
  }
}
