extension Snapshot {
  static let noticesInColour = #"""
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[32m<bob>␛[0m hello
    ␛[2m14:03␛[0m ␛[36m@bob␛[0m ␛[32m<bob>␛[0m hello
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[32m* bob␛[0m waves
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[32m<bob>␛[0m one
    ␛[2m      | ␛[0mtwo
    ␛[2m      | ␛[0m
    ␛[2m      | ␛[0mfour
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[32m<bob (late)>␛[0m hello
    ␛[2m2026-11-22 14:03␛[0m ␛[36m#ops␛[0m ␛[32m<bob>␛[0m hello
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[36m<ana (not this client)>␛[0m hello
    ␛[2m14:03␛[0m ␛[36m@bob␛[0m ␛[32m<bob>␛[0m␠
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[1m<you>␛[0m first
    ␛[2m      | ␛[0msecond ␛[2m(queued)␛[0m
    ␛[2m14:03␛[0m ␛[36m@bob␛[0m ␛[1m<you>␛[0m hello ␛[2m(held)␛[0m
    ␛[2m14:03␛[0m ␛[36m@bob␛[0m ␛[1m<you>␛[0m hello ␛[2m(queued)␛[0m
    ␛[2m14:03␛[0m ␛[36m@bob␛[0m ␛[1m<you>␛[0m hello ␛[2m(on the broker)␛[0m
    ␛[2m14:03␛[0m ␛[36m@bob␛[0m ␛[1m<you>␛[0m hello ␛[2m(received)␛[0m
    ␛[2m14:03␛[0m ␛[36m@bob␛[0m ␛[1m<you>␛[0m hello ␛[2m(not sent)␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[1m* you␛[0m waves ␛[2m(on the broker)␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[32m<bob (for you)>␛[0m ␛[1m@Aná: hello␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[32m* bob (late, for you)␛[0m ␛[1mseen by ana␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[32m<bob>␛[0m hello
    ␛[2m14:03␛[0m - connected (new session)
    ␛[2m14:03␛[0m - connected (session resumed: what came meanwhile follows)
    ␛[2m14:03␛[0m ␛[31m! connected, but the broker has forgotten this client's session: texts that waited there may be gone, and chat asks the others for what it misses␛[0m
    ␛[2m14:03␛[0m ␛[31m! connected with a new session: the broker cut every connection that went on with the one before. Texts of programs other than chat that waited there may be gone; chat asks the others for what it misses␛[0m
    ␛[2m14:03␛[0m ␛[31m! no connection: the host hello is not known (see --broker, and whether the network is up); trying again in 0.7 s␛[0m
    ␛[2m14:03␛[0m ␛[31m! no connection: the broker cannot be reached (No route to host); see whether it runs, and --broker; trying again in 0.7 s␛[0m
    ␛[2m14:03␛[0m ␛[31m! no connection: TLS failed (No route to host); see --cafile, and whether the name in --broker is the certificate's; trying again in 0.7 s␛[0m
    ␛[2m14:03␛[0m ␛[31m! no connection: what answers does not speak MQTT 5 (No route to host); see --broker and its port; trying again in 0.7 s␛[0m
    ␛[2m14:03␛[0m ␛[31m! no connection: the broker or the network closed it without a word; trying again in 0.7 s␛[0m
    ␛[2m14:03␛[0m ␛[31m! no connection: nothing came from the broker for longer than the keep-alive time; trying again in 0.7 s␛[0m
    ␛[2m14:03␛[0m ␛[31m! no connection: the broker ended it: server shutting down (0x8B); trying again in 0.7 s␛[0m
    ␛[2m14:03␛[0m ␛[31m! no connection: what arrived could not be stored, so the broker keeps it; see whether the disk of --data-dir is full; trying again in 0.7 s␛[0m
    ␛[2m14:03␛[0m ␛[31m! the name ana is in use by another client; this one stops. Leave there first, or start with --take-over␛[0m
    ␛[2m14:03␛[0m ␛[31m! the broker refuses the connection: bad user name or password (0x86); see --user and --password-file␛[0m
    ␛[2m14:03␛[0m ␛[31m! the broker refuses the connection: not authorized (0x87) (No route to host); ask whoever runs the broker what you may do there, or see --user and --password-file␛[0m
    ␛[2m14:03␛[0m ␛[31m! the broker refuses the subscription to USERS/+: not authorized (0x87); who comes and goes will not be seen; ask whoever runs the broker what you may do there, or see --user and --password-file␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: it is empty␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: it is not UTF-8␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: it is not JSON (byte 17)␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: it is not a JSON object␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: it is nested too deep␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: it is too large (200000 bytes)␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: it has too many keys␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: the key "hello" stands there twice␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: the key "hello" is missing␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: the value of "hello" is of a wrong kind␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: it claims to be from somebody else than its topic says␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: it names a topic that is not one of this conversation␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: chat knows no such topic␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: it is meant for somebody else␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: nobody asks himself for a conversation␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: a name in it is empty␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: a name in it is too long (200 bytes)␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: a name in it holds +, which no name may␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: a name in it begins with $, which is kept for brokers␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: a name in it holds the forbidden character ^[␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: a name in it begins or ends with a space␛[0m
    ␛[2m14:03␛[0m ␛[31m! refused what arrived in GROUPS/hello/owner: a name in it is not in Normalization Form C␛[0m
    ␛[2m14:03␛[0m - bob is away: hello
    ␛[2m14:03␛[0m - bob is away
    ␛[2m14:03␛[0m - bob is back
    ␛[2m14:03␛[0m - bob is offline: hello
    ␛[2m14:03␛[0m - bob is online
    ␛[2m14:03␛[0m - bob is offline
    ␛[2m14:03␛[0m - bob is "hello"
    ␛[2m14:03␛[0m - bob asks for a conversation (/accept bob or /reject bob)
    ␛[2m14:03␛[0m - bob asks for a conversation (/accept bob or /reject bob): hello
    ␛[2m14:03␛[0m - bob accepts the conversation (/open @bob)
    ␛[2m14:03␛[0m - bob rejects the conversation
    ␛[2m14:03␛[0m - bob has ended the conversation (/request bob asks for a new one)
    ␛[2m14:03␛[0m - bob has accepted a request that is not known here; /accept bob takes the conversation up
    ␛[2m14:03␛[0m - bob asks to join #ops (/approve bob ops or /deny bob ops)
    ␛[2m14:03␛[0m - bob is a member of #ops now
    ␛[2m14:03␛[0m - bob is denied in #ops
    ␛[2m14:03␛[0m - bob was removed from #ops
    ␛[2m14:03␛[0m - bob has left #ops
    ␛[2m14:03␛[0m - you have asked to join #ops
    ␛[2m14:03␛[0m - you are a member of #ops now (/open #ops)
    ␛[2m14:03␛[0m - the owner of #ops denies you
    ␛[2m14:03␛[0m - you were removed from #ops
    ␛[2m14:03␛[0m - you have left #ops
    ␛[2m14:03␛[0m - bob has created #ops (/join ops asks to join)
    ␛[2m14:03␛[0m - #ops belongs to bob now
    ␛[2m14:03␛[0m - #ops is no more
    ␛[2m14:03␛[0m ␛[31m! #ops is said to belong to bob now; ask ana, who stays the owner here until /group trust ops␛[0m
    ␛[2m14:03␛[0m - you own #ops now (/names ops)
    ␛[2m14:03␛[0m - bob invites you to #ops (/join ops; /part ops declines)
    ␛[2m14:03␛[0m - bob sets the topic of #ops: hello
    ␛[2m14:03␛[0m - the topic of #ops is: hello
    ␛[2m14:03␛[0m - bob takes the topic of #ops away
    ␛[2m14:03␛[0m ␛[31m! #ops is said to be yours, though you are not a member; bob stays the owner here (/msg @bob TEXT asks)␛[0m
    ␛[2m14:03␛[0m - bob is invited to #ops
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[2m- text 12 is on the broker␛[0m
    ␛[2m14:03␛[0m ␛[36m@bob␛[0m ␛[2m- bob has received text 12␛[0m
    ␛[2m14:03␛[0m ␛[36m@bob␛[0m ␛[31m! not sent: "hello"; the broker refused it: quota exceeded (0x97); the broker has a limit that is reached; try again later, or ask whoever runs it␛[0m
    ␛[2m14:03␛[0m ␛[36m@bob␛[0m ␛[31m! not sent: "hello"; the request for a conversation was rejected␛[0m
    ␛[2m14:03␛[0m ␛[36m@bob␛[0m ␛[31m! not sent: "hello"; the conversation has ended; /request bob asks for a new one␛[0m
    ␛[2m14:03␛[0m ␛[36m@bob␛[0m ␛[31m! not sent: "hello"; you are not a member any more; /join bob asks to join␛[0m
    ␛[2m14:03␛[0m ␛[36m@bob␛[0m ␛[31m! not sent: "hello"; @bob has been deleted (/groups lists those there are)␛[0m
    ␛[2m14:03␛[0m ␛[36m@bob␛[0m ␛[31m! not sent: "hello"; it takes 200000 bytes, and at most 131072 can be sent; send it in parts␛[0m
    ␛[2m14:03␛[0m ␛[36m@bob␛[0m ␛[31m! not sent: "hellohellohellohellohellohellohellohello…"; the request for a conversation was rejected␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[31m! not sent: "hello"; you are not a member any more; /join ops asks to join␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[31m! not sent: "hello"; #ops has been deleted (/groups lists those there are)␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[31m! a text of bob is missing here␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[31m! 3 texts of bob are missing here␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[31m! the broker takes no more texts for now: quota exceeded (0x97); they are kept and tried again every few seconds (/pending lists them)␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[31m! hidden: 70 texts of bob, too many at a time (/history shows them)␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[31m! hidden: 1 text, too many people write at a time (/history shows them)␛[0m
    ␛[2m14:03␛[0m ␛[31m! hidden: 1 coming or going; too many at a time (/requests, /groups and /users list what there is)␛[0m
    ␛[2m14:03␛[0m ␛[31m! hidden: 70 requests, 2 changes of memberships, 3 comings and goings, 4 changes of groups, 4 refused payloads, 4 gaps; too many at a time (/requests, /groups and /users list what there is)␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[31m! another text with the identity of the last one is here already; one of the two may not be by bob␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[31m! this chat has not written the last text, though it bears your name and the mark of the database here: somebody writes in your name, or uses a copy of the database␛[0m
    """#
}
