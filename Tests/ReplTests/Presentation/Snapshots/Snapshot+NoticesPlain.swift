extension Snapshot {
  static let noticesPlain = #"""
    14:03 #ops bob: hello
    14:03 @bob bob: hello
    14:03 #ops bob (action): waves
    14:03 #ops bob: one (new line) two (new line)  (new line) four
    14:03 #ops bob (late): hello
    2026-11-22 14:03 #ops bob: hello
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
    14:03 #ops bob: hello
    14:03 connected (new session)
    14:03 connected (session resumed: what came meanwhile follows)
    14:03 warning: connected, but the broker has forgotten this client's session: texts that waited there may be gone, and chat asks the others for what it misses
    14:03 warning: connected with a new session: the broker cut every connection that went on with the one before. Texts of programs other than chat that waited there may be gone; chat asks the others for what it misses
    14:03 warning: no connection: the host hello is not known (see --broker, and whether the network is up); trying again in 0.7 s
    14:03 warning: no connection: the broker cannot be reached (No route to host); see whether it runs, and --broker; trying again in 0.7 s
    14:03 warning: no connection: TLS failed (No route to host); see --cafile, and whether the name in --broker is the certificate's; trying again in 0.7 s
    14:03 warning: no connection: what answers does not speak MQTT 5 (No route to host); see --broker and its port; trying again in 0.7 s
    14:03 warning: no connection: the broker or the network closed it without a word; trying again in 0.7 s
    14:03 warning: no connection: nothing came from the broker for longer than the keep-alive time; trying again in 0.7 s
    14:03 warning: no connection: the broker ended it: server shutting down (0x8B); trying again in 0.7 s
    14:03 warning: no connection: what arrived could not be stored, so the broker keeps it; see whether the disk of --data-dir is full; trying again in 0.7 s
    14:03 warning: the name ana is in use by another client; this one stops. Leave there first, or start with --take-over
    14:03 warning: the broker refuses the connection: bad user name or password (0x86); see --user and --password-file
    14:03 warning: the broker refuses the connection: not authorized (0x87) (No route to host); ask whoever runs the broker what you may do there, or see --user and --password-file
    14:03 warning: the broker refuses the subscription to USERS/+: not authorized (0x87); who comes and goes will not be seen; ask whoever runs the broker what you may do there, or see --user and --password-file
    14:03 warning: refused what arrived in GROUPS/hello/owner: it is empty
    14:03 warning: refused what arrived in GROUPS/hello/owner: it is not UTF-8
    14:03 warning: refused what arrived in GROUPS/hello/owner: it is not JSON (byte 17)
    14:03 warning: refused what arrived in GROUPS/hello/owner: it is not a JSON object
    14:03 warning: refused what arrived in GROUPS/hello/owner: it is nested too deep
    14:03 warning: refused what arrived in GROUPS/hello/owner: it is too large (200000 bytes)
    14:03 warning: refused what arrived in GROUPS/hello/owner: it has too many keys
    14:03 warning: refused what arrived in GROUPS/hello/owner: the key "hello" stands there twice
    14:03 warning: refused what arrived in GROUPS/hello/owner: the key "hello" is missing
    14:03 warning: refused what arrived in GROUPS/hello/owner: the value of "hello" is of a wrong kind
    14:03 warning: refused what arrived in GROUPS/hello/owner: it claims to be from somebody else than its topic says
    14:03 warning: refused what arrived in GROUPS/hello/owner: it names a topic that is not one of this conversation
    14:03 warning: refused what arrived in GROUPS/hello/owner: chat knows no such topic
    14:03 warning: refused what arrived in GROUPS/hello/owner: it is meant for somebody else
    14:03 warning: refused what arrived in GROUPS/hello/owner: nobody asks himself for a conversation
    14:03 warning: refused what arrived in GROUPS/hello/owner: a name in it is empty
    14:03 warning: refused what arrived in GROUPS/hello/owner: a name in it is too long (200 bytes)
    14:03 warning: refused what arrived in GROUPS/hello/owner: a name in it holds +, which no name may
    14:03 warning: refused what arrived in GROUPS/hello/owner: a name in it begins with $, which is kept for brokers
    14:03 warning: refused what arrived in GROUPS/hello/owner: a name in it holds the forbidden character ^[
    14:03 warning: refused what arrived in GROUPS/hello/owner: a name in it begins or ends with a space
    14:03 warning: refused what arrived in GROUPS/hello/owner: a name in it is not in Normalization Form C
    14:03 bob is away: hello
    14:03 bob is away
    14:03 bob is back
    14:03 bob is offline: hello
    14:03 bob is online
    14:03 bob is offline
    14:03 bob is "hello"
    14:03 bob asks for a conversation (/accept bob or /reject bob)
    14:03 bob asks for a conversation (/accept bob or /reject bob): hello
    14:03 bob accepts the conversation (/open @bob)
    14:03 bob rejects the conversation
    14:03 bob has ended the conversation (/request bob asks for a new one)
    14:03 bob has accepted a request that is not known here; /accept bob takes the conversation up
    14:03 bob asks to join #ops (/approve bob ops or /deny bob ops)
    14:03 bob is a member of #ops now
    14:03 bob is denied in #ops
    14:03 bob was removed from #ops
    14:03 bob has left #ops
    14:03 you have asked to join #ops
    14:03 you are a member of #ops now (/open #ops)
    14:03 the owner of #ops denies you
    14:03 you were removed from #ops
    14:03 you have left #ops
    14:03 bob has created #ops (/join ops asks to join)
    14:03 #ops belongs to bob now
    14:03 #ops is no more
    14:03 warning: #ops is said to belong to bob now; ask ana, who stays the owner here until /group trust ops
    14:03 you own #ops now (/names ops)
    14:03 bob invites you to #ops (/join ops; /part ops declines)
    14:03 bob sets the topic of #ops: hello
    14:03 the topic of #ops is: hello
    14:03 bob takes the topic of #ops away
    14:03 warning: #ops is said to be yours, though you are not a member; bob stays the owner here (/msg @bob TEXT asks)
    14:03 bob is invited to #ops
    14:03 #ops text 12 is on the broker
    14:03 @bob bob has received text 12
    14:03 @bob warning: not sent: "hello"; the broker refused it: quota exceeded (0x97); the broker has a limit that is reached; try again later, or ask whoever runs it
    14:03 @bob warning: not sent: "hello"; the request for a conversation was rejected
    14:03 @bob warning: not sent: "hello"; the conversation has ended; /request bob asks for a new one
    14:03 @bob warning: not sent: "hello"; you are not a member any more; /join bob asks to join
    14:03 @bob warning: not sent: "hello"; @bob has been deleted (/groups lists those there are)
    14:03 @bob warning: not sent: "hello"; it takes 200000 bytes, and at most 131072 can be sent; send it in parts
    14:03 @bob warning: not sent: "hellohellohellohellohellohellohellohello…"; the request for a conversation was rejected
    14:03 #ops warning: not sent: "hello"; you are not a member any more; /join ops asks to join
    14:03 #ops warning: not sent: "hello"; #ops has been deleted (/groups lists those there are)
    14:03 #ops warning: a text of bob is missing here
    14:03 #ops warning: 3 texts of bob are missing here
    14:03 #ops warning: the broker takes no more texts for now: quota exceeded (0x97); they are kept and tried again every few seconds (/pending lists them)
    14:03 #ops warning: hidden: 70 texts of bob, too many at a time (/history shows them)
    14:03 #ops warning: hidden: 1 text, too many people write at a time (/history shows them)
    14:03 warning: hidden: 1 coming or going; too many at a time (/requests, /groups and /users list what there is)
    14:03 warning: hidden: 70 requests, 2 changes of memberships, 3 comings and goings, 4 changes of groups, 4 refused payloads, 4 gaps; too many at a time (/requests, /groups and /users list what there is)
    14:03 #ops warning: another text with the identity of the last one is here already; one of the two may not be by bob
    14:03 #ops warning: this chat has not written the last text, though it bears your name and the mark of the database here: somebody writes in your name, or uses a copy of the database
    """#
}
