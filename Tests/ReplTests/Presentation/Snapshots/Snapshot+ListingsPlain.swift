extension Snapshot {
  static let listingsPlain = #"""
    user: ana (you); status: online; since: 14:03
    user: bob; status: "hello"
    user: bob; status: away: hello
    user: bob; status: away
    user: bob
    status: online
    since: 14:03
    conversation: active
    topic: bob_ana_2026-11-23 14:02:59
    shared groups: #ops
    last text: 14:03
    user: bob; direction: received; status: pending; at: hello; greeting: hello
    user: bob; direction: sent; status: accepted; at: 2026-11-23 14:02:59; topic: bob_ana_2026-11-23 14:02:59
    user: bob; direction: sent; status: rejected; at: 2026-11-23 14:02:59
    user: bob; direction: sent; status: ended; at: 2026-11-23 14:02:59
    group: #ops; owner: ana (bob claims it: /group trust ops); you: owner; created: 2026-11-23 14:02:59; members: ana, bob; topic: hello
    group: #ops; owner: bob; created: hello; asking: bob
    group: #ops; owner: bob; you: member; created: 2026-11-23 14:02:59; members: ana
    group: #ops; owner: bob; you: asked to join; created: 2026-11-23 14:02:59; asking: ana
    group: #ops; owner: bob (said to be yours); you: member; created: 2026-11-23 14:02:59; members: ana
    user: ana; role: owner
    user: bob; role: member
    user: bob; role: asks to join
    user: bob; role: invited
    target: @bob; unread: 0; for you: 0; current
    target: #ops; unread: 12; for you: 2
    14:03 #ops bob: hello
    14:03 @bob bob: hello
    14:03 #ops bob (action): waves
    14:03 #ops bob: one (new line) two (new line)  (new line) four
    14:03 #ops bob (late): hello
    Sunday 22 November 2026
    14:03 #ops bob: hello
    Monday 23 November 2026
    14:03 #ops ana (not this client): hello
    14:03 @bob bob:␠
    14:03 #ops you: first (new line) second (queued)
    14:03 @bob you: hello (held)
    14:03 @bob you: hello (queued)
    14:03 @bob you: hello (on the broker)
    14:03 @bob you: hello (received)
    14:03 @bob you: hello (not sent)
    14:03 #ops you (action): waves (on the broker)
    14:03 #ops bob (for you): @Aná: hello
    14:03 #ops bob (action, late, for you): seen by ana
    time: 14:03; target: @bob; state: held; why: until @bob accepts the conversation; id: held-1; text: hello
    time: 14:03; target: #ops; state: queued; why: until the broker has it; id: abcdef0123456789-12; text: hello
    user: ana
    broker: mqtt://localhost:1883
    connection: connected
    session: resumed
    round trip: 14 ms
    own texts: 1 held, 2 queued, 3 on the way
    refused: 1 payload
    target: @bob; unread: 0; for you: 0; current
    target: #ops; unread: 12; for you: 2
    mentions, the last 2:
    Sunday 22 November 2026
    14:03 #ops bob (for you): ana?
    Monday 23 November 2026
    14:03 @bob bob (late, unread): ana!
    ignored: ana
    ignored: bob
    the topic of #ops (set by bob) is: hello
    search for lun* "at noon" "a\"b" "x*" "-y" café in #ops by bob, 1 older found:
    14:03 #ops bob: hello
    older ones: /search lun* "at noon" "a\"b" "x*" "-y" café -t #ops -u bob -n 1 --before 1
    search for noon, the last one found:
    14:03 #ops bob: hello
    older ones: /search noon -n 1 --before 1
    history of @bob, the last one:
    14:03 #ops bob: hello
    older ones: /history @bob -n 1 --before 1
    history, 1 older:
    14:03 #ops bob: hello
    older ones: /history -n 1 --before 1
    search for noon, 1 found:
    14:03 #ops bob: line 1 (new line) line 2 (new line) line 3 (new line) line 4 (new line) line 5 (new line) line 6 (new line) line 7 (new line) line 8 (new line) line 9 (new line) line 10 (new line) line 11 (new line) line 12 (new line) line 13 (new line) line 14 (new line) line 15 (new line) line 16 (new line) line 17 (new line) line 18 (new line) line 19 (new line) line 20 (new line) [+10 lines]
    history of @bob, the last one:
    14:03 #ops bob: line 1 (new line) line 2 (new line) line 3 (new line) line 4 (new line) line 5 (new line) line 6 (new line) line 7 (new line) line 8 (new line) line 9 (new line) line 10 (new line) line 11 (new line) line 12 (new line) line 13 (new line) line 14 (new line) line 15 (new line) line 16 (new line) line 17 (new line) line 18 (new line) line 19 (new line) line 20 (new line) line 21 (new line) line 22 (new line) line 23 (new line) line 24 (new line) line 25 (new line) line 26 (new line) line 27 (new line) line 28 (new line) line 29 (new line) line 30
    no user is known; /wait online USER waits for one
    no requests; /request USER asks for a conversation
    no groups; /group create GROUP makes one
    #ops has no members, and nobody asks to join
    nothing is open; /request USER or /join GROUP begins something
    no texts are stored here yet; /msg TARGET TEXT sends one
    nothing is pending: the broker has all own texts
    nothing is unread
    no stored text names you
    nobody is ignored; /ignore USER hides a user's lines
    #ops has no topic; /topic TEXT sets one
    no texts are stored here yet; /msg TARGET TEXT sends one
    nothing older is stored here
    no stored text holds all of that; words that begin so are found by noon*
    nothing older holds all of that
    there is nothing to look for: words are made of letters and digits
    there is nothing to look for: words are made of letters and digits
    no stored text holds all of that
    user: bob
    status: offline
    since: none
    conversation: none
    topic: none
    shared groups: none
    last text: none
    user: bob
    status: offline
    since: none
    conversation: you have asked for one
    topic: none
    shared groups: none
    last text: none
    user: bob
    status: offline
    since: none
    conversation: asks you for one
    topic: none
    shared groups: none
    last text: none
    user: bob
    status: offline
    since: none
    conversation: active
    topic: none
    shared groups: none
    last text: none
    user: bob
    status: offline
    since: none
    conversation: rejected your request
    topic: none
    shared groups: none
    last text: none
    user: bob
    status: offline
    since: none
    conversation: you have rejected it
    topic: none
    shared groups: none
    last text: none
    user: bob
    status: offline
    since: none
    conversation: ended
    topic: none
    shared groups: none
    last text: none
    user: bob
    status: offline
    since: none
    conversation: accepted a request that is not known here
    topic: none
    shared groups: none
    last text: none
    user: ana
    broker: mqtt://localhost:1883
    connection: connecting
    session: none
    round trip: none
    own texts: 0 held, 0 queued, 0 on the way
    refused: 0 payloads
    user: ana
    broker: mqtt://localhost:1883
    connection: connected; the broker's state is arriving
    session: none
    round trip: none
    own texts: 0 held, 0 queued, 0 on the way
    refused: 0 payloads
    user: ana
    broker: mqtt://localhost:1883
    connection: not connected; next attempt in 3 s
    session: none
    round trip: none
    own texts: 0 held, 0 queued, 0 on the way
    refused: 0 payloads
    user: ana
    broker: mqtt://localhost:1883
    connection: ended
    session: none
    round trip: none
    own texts: 0 held, 0 queued, 0 on the way
    refused: 0 payloads
    """#
}
