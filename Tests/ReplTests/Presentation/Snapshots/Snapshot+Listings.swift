extension Snapshot {
  static let listings = #"""
    user       status       since
    ana (you)  online       14:03
    bob        "hello"      -
    bob        away: hello  -
    bob        away         -
    user           bob
    status         online
    since          14:03
    conversation   active
    topic          bob_ana_2026-11-23 14:02:59
    shared groups  #ops
    last text      14:03
    user  direction  status    at                   greeting  topic
    bob   received   pending   hello                hello     -
    bob   sent       accepted  2026-11-23 14:02:59  -         bob_ana_2026-11-23 14:02:59
    bob   sent       rejected  2026-11-23 14:02:59  -         -
    bob   sent       ended     2026-11-23 14:02:59  -         -
    group  owner                                  you            created              members   asking  topic
    #ops   ana (bob claims it: /group trust ops)  owner          2026-11-23 14:02:59  ana, bob  -       hello
    #ops   bob                                                   hello                -         bob
    #ops   bob                                    member         2026-11-23 14:02:59  ana       -
    #ops   bob                                    asked to join  2026-11-23 14:02:59  -         ana
    #ops   bob (said to be yours)                 member         2026-11-23 14:02:59  ana       -
    user  role
    ana   owner
    bob   member
    bob   asks to join
    bob   invited
    target  unread  for you
    @bob    0       0        current
    #ops    12      2
    14:03 #ops <bob> hello
    14:03 @bob <bob> hello
    14:03 #ops * bob waves
    14:03 #ops <bob> one
          | two
          |␠
          | four
    14:03 #ops <bob (late)> hello
    --- Sunday 22 November 2026
    14:03 #ops <bob> hello
    --- Monday 23 November 2026
    14:03 #ops <ana (not this client)> hello
    14:03 @bob <bob>␠
    14:03 #ops <you> first
          | second (queued)
    14:03 @bob <you> hello (held)
    14:03 @bob <you> hello (queued)
    14:03 @bob <you> hello (on the broker)
    14:03 @bob <you> hello (received)
    14:03 @bob <you> hello (not sent)
    14:03 #ops * you waves (on the broker)
    14:03 #ops <bob (for you)> @Aná: hello
    14:03 #ops * bob (late, for you) seen by ana
    time   target  state   why                                  id                   text
    14:03  @bob    held    until @bob accepts the conversation  held-1               hello
    14:03  #ops    queued  until the broker has it              abcdef0123456789-12  hello
    user        ana
    broker      mqtt://localhost:1883
    connection  connected
    session     resumed
    round trip  14 ms
    own texts   1 held, 2 queued, 3 on the way
    refused     1 payload
    target  unread  for you
    @bob    0       0        current
    #ops    12      2
    mentions, the last 2:
    --- Sunday 22 November 2026
    14:03 #ops <bob (for you)> ana?
    --- Monday 23 November 2026
    14:03 @bob <bob (late, unread)> ana!
    ignored
    ana
    bob
    the topic of #ops (set by bob) is: hello
    search for lun* "at noon" "a\"b" "x*" "-y" café in #ops by bob, 1 older found:
    14:03 #ops <bob> hello
    older ones: /search lun* "at noon" "a\"b" "x*" "-y" café -t #ops -u bob -n 1 --before 1
    search for noon, the last one found:
    14:03 #ops <bob> hello
    older ones: /search noon -n 1 --before 1
    history of @bob, the last one:
    14:03 #ops <bob> hello
    older ones: /history @bob -n 1 --before 1
    history, 1 older:
    14:03 #ops <bob> hello
    older ones: /history -n 1 --before 1
    search for noon, 1 found:
    14:03 #ops <bob> line 1
          | line 2
          | line 3
          | line 4
          | line 5
          | line 6
          | line 7
          | line 8
          | line 9
          | line 10
          | line 11
          | line 12
          | line 13
          | line 14
          | line 15
          | line 16
          | line 17
          | line 18
          | line 19
          | line 20
          | [+10 lines]
    history of @bob, the last one:
    14:03 #ops <bob> line 1
          | line 2
          | line 3
          | line 4
          | line 5
          | line 6
          | line 7
          | line 8
          | line 9
          | line 10
          | line 11
          | line 12
          | line 13
          | line 14
          | line 15
          | line 16
          | line 17
          | line 18
          | line 19
          | line 20
          | line 21
          | line 22
          | line 23
          | line 24
          | line 25
          | line 26
          | line 27
          | line 28
          | line 29
          | line 30
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
    user           bob
    status         offline
    since          -
    conversation   none
    topic          -
    shared groups  -
    last text      -
    user           bob
    status         offline
    since          -
    conversation   you have asked for one
    topic          -
    shared groups  -
    last text      -
    user           bob
    status         offline
    since          -
    conversation   asks you for one
    topic          -
    shared groups  -
    last text      -
    user           bob
    status         offline
    since          -
    conversation   active
    topic          -
    shared groups  -
    last text      -
    user           bob
    status         offline
    since          -
    conversation   rejected your request
    topic          -
    shared groups  -
    last text      -
    user           bob
    status         offline
    since          -
    conversation   you have rejected it
    topic          -
    shared groups  -
    last text      -
    user           bob
    status         offline
    since          -
    conversation   ended
    topic          -
    shared groups  -
    last text      -
    user           bob
    status         offline
    since          -
    conversation   accepted a request that is not known here
    topic          -
    shared groups  -
    last text      -
    user        ana
    broker      mqtt://localhost:1883
    connection  connecting
    session     -
    round trip  -
    own texts   0 held, 0 queued, 0 on the way
    refused     0 payloads
    user        ana
    broker      mqtt://localhost:1883
    connection  connected; the broker's state is arriving
    session     -
    round trip  -
    own texts   0 held, 0 queued, 0 on the way
    refused     0 payloads
    user        ana
    broker      mqtt://localhost:1883
    connection  not connected; next attempt in 3 s
    session     -
    round trip  -
    own texts   0 held, 0 queued, 0 on the way
    refused     0 payloads
    user        ana
    broker      mqtt://localhost:1883
    connection  ended
    session     -
    round trip  -
    own texts   0 held, 0 queued, 0 on the way
    refused     0 payloads
    """#
}
