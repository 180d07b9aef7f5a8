import ChatCore
import Mosquitto
import Store

/// What the engine has decided, done one by one, after it was stored.
extension ChatLoop {
  func carryOut(_ effect: Effect) -> Happening? {
    switch effect {
    case .store: break
    case .notify(let notice): return told.isNews(notice) ? .notice(notice) : nil
    case .answer(let command, let outcome):
      unanswered.remove(command)
      return .answer(command, outcome)
    case .recall(let command, let target, let count, let withIgnored):
      unanswered.remove(command)
      return .answer(
        command,
        recall { () throws(StoreError) in
          .messages(try store.latest(count, of: target, withIgnored: withIgnored))
        })
    case .recallMentions(let command, let count):
      unanswered.remove(command)
      return .answer(
        command,
        recall { () throws(StoreError) in .mentions(try store.mentions(count)) })
    case .look(let command, let query):
      guard let outcome = look(Look(command: command, query: query)) else { break }
      unanswered.remove(command)
      return .answer(command, outcome)
    case .fetch(let range): fetch(range)
    case .finish(let ending):
      isFinished = true
      return .finished(ending)
    case .connect(let link, let request): connect(link, request)
    case .disconnect(let link, let withPacket):
      guard connection?.number == link else { break }
      connection?.connection.close(withPacket: withPacket)
      connection = nil
    case .subscribe(let link, let token, let subscriptions):
      onLink(link) { $0.subscribe(token: token, subscriptions) }
    case .unsubscribe(let link, let filters): onLink(link) { $0.unsubscribe(filters) }
    case .publish(let link, let publication): onLink(link) { $0.publish(publication) }
    }
    return nil
  }

  func recall(_ look: () throws(StoreError) -> Listing) -> Outcome {
    do throws(StoreError) {
      return .list(try look())
    } catch {
      return .failed(.notStored)
    }
  }

  private func fetch(_ range: StoredRange) {
    do throws(StoreError) {
      inbox.append(.found(range, try store.payloads(range)))
    } catch {
      // To tell others that nothing is there would be a lie; they ask again, and of others too.
      // Of ourselves, a text depends on it that is not to be acknowledged then.
      if range.asker == engine.me { unread = error }
    }
  }

  private func connect(_ link: LinkNumber, _ request: ConnectRequest) {
    connection?.connection.close(withPacket: false)
    connection = nil
    do throws(MosquittoError) {
      let new = try Connection(
        address: broker.address, credentials: broker.credentials, request: request)
      new.dial()
      connection = (link, new)
    } catch {
      inbox.append(.connection(link, .lost(.protocolError("\(error)"))))
    }
  }

  private func onLink(_ link: LinkNumber, _ request: (Connection) -> Void) {
    if let (number, connection) = connection, number == link { request(connection) }
  }
}
