/// Retained records of ours that a broker has lost or never taken.
extension Engine {
  func address(of topic: TopicName) -> Address? {
    do throws(WireError) { return try Address(topic: Array(topic.text.utf8), me: me) } catch {
      return nil
    }
  }

  /// What the broker does not have, or has an older version of, is published again: the owner of a group before its
  /// members, who otherwise kill an original, and after an owner all of them.
  mutating func publishLost(at now: Moment) {
    for (group, former) in taken.sorted(by: { $0.key < $1.key }) {
      carryOut(groups.settled(group, former: former), at: now)
    }
    taken = [:]
    let lost = ownRecords.lost
    var others: [KeptRecord] = []
    var renewed: [GroupName] = []
    for record in lost {
      guard case .owner(let group)? = address(of: record.topic) else {
        others.append(record)
        continue
      }
      publishRecord(record.topic, record.payload, at: now)
      renewed.append(group)
    }
    for group in ownedGroups where !ownedThere.contains(group) {
      _ = bringOwner(of: group, at: now)
    }
    for record in others where isWanted(record.topic) {
      publishRecord(record.topic, record.payload, at: now)
    }
    let published = Set(lost.map(\.topic))
    for group in renewed {
      let rest = groups.counted(in: group).filter {
        !published.contains(.membership(of: $0, in: group))
      }
      carryOut(groups.again(rest, in: group), at: now)
    }
  }

  /// Members without an owner kill an original: nothing is said of a group's members before it has one there. An own
  /// group gets its owner back first, and with it all of its members.
  ///
  /// - Returns: whether the group has an owner at the broker.
  mutating func bringOwner(of group: GroupName, at now: Moment) -> Bool {
    if session.link == nil || ownedThere.contains(group) { return true }
    guard session.isReady, let record = groups.record(group), record.owner == me else {
      return false
    }
    let owner = OwnerRecord(user: me, createdAt: record.created)
    let members = groups.again(groups.counted(in: group), in: group)
    carryOut([.assert(.owner(of: group), .owner(owner))] + members, at: now)
    return true
  }

  /// An owner record has arrived: members may follow it, unless somebody else has ended the group with it.
  mutating func noteOwner(_ owner: OwnerRecord, of group: GroupName, isOurs: Bool) {
    if owner.isEnded, !isOurs {
      ownedThere.remove(group)
    } else {
      ownedThere.insert(group)
    }
  }

  /// A group's owner is there: so can be its members.
  mutating func publishLost(in group: GroupName, at now: Moment) {
    guard ownedThere.contains(group) else { return }
    for record in ownRecords.lost {
      if case .membership(group, _)? = address(of: record.topic) {
        publishRecord(record.topic, record.payload, at: now)
      }
    }
  }

  private func isWanted(_ topic: TopicName) -> Bool {
    switch address(of: topic) {
    case .membership(let group, _)?: ownedThere.contains(group)
    case .about(let group)?: groups.membership(in: group) == .approved
    default: true
    }
  }

  /// Our owner record is at the broker and counts from now on; its members follow as soon as all of them are known.
  mutating func took(_ group: GroupName, former: UserName?, at now: Moment) {
    guard session.isReady else { return taken[group] = former }
    carryOut(groups.settled(group, former: former), at: now)
  }

  /// Our owner record has come back. What arrived of members since it was published was before it at the broker, too,
  /// and originals have forgotten it.
  mutating func renewed(_ group: GroupName, at now: Moment) {
    guard let late = renewing.removeValue(forKey: group) else { return }
    carryOut(groups.again(late.sorted(), in: group), at: now)
  }

  /// The broker has not brought these back in time: it is as if they had never been published.
  mutating func giveUp(_ topics: [TopicName]) {
    for topic in topics {
      guard let change = ownRecords.giveUp(topic) else { continue }
      emit(.store(change))
      switch address(of: topic) {
      case .owner(let group)?: renewing[group] = nil
      case .membership(let group, me)? where !groups.listened.contains(group):
        guard let link = session.link else { continue }
        emit(.unsubscribe(link, Groups.subscriptions(group).map(\.filter)))
      default: break
      }
    }
  }

  // MARK: What groups are about

  mutating func about(
    _ packet: ReceivedPacket, _ group: GroupName, at now: Moment
  ) throws(WireError) {
    let topic = TopicName.about(group)
    if packet.payload.isEmpty {
      ownRecords.cleared(topic)
      return groups.forgetAbout(group)
    }
    let about = try AboutRecord(decoding: packet.payload)
    let isOurs = cameBack(packet, topic) || ownRecords.kept[topic]?.payload == packet.payload
    guard let steps = groups.received(about, in: group, isLive: !packet.retain, isOurs: isOurs)
    else {
      // Ours beats it, and the broker is to have what counts.
      if let kept = ownRecords.kept[topic] { publishRecord(topic, kept.payload, at: now) }
      return
    }
    if !isOurs, ownRecords.replaced(topic, by: about.rev) { emit(.store(.unkeep(topic))) }
    if isOurs { ownRecords.confirmed(topic) }
    carryOut(steps, at: now)
  }

  /// What the store has kept: the topics that were set here, as far as they are still ours, and when this user asked to
  /// join.
  mutating func rememberKept() {
    for kept in ownRecords.kept.values {
      do throws(WireError) {
        switch address(of: kept.topic) {
        case .about(let group)?:
          groups.remember(try AboutRecord(decoding: kept.payload), of: group)
        case .membership(let group, me)?:
          let membership = try MembershipRecord(decoding: kept.payload, of: me)
          groups.states[group]?.asked = membership.asked
        default: break
        }
      } catch {
        // An earlier version's: the broker's counts.
      }
    }
  }
}
