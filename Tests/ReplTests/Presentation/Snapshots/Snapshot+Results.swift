extension Snapshot {
  static let results = #"""
    - held: bob is asked for a conversation, and gets the text by accepting it
    - bob is asked for a conversation
    - the conversation with bob is accepted (/open @bob)
    - the request of bob is rejected
    - #ops is created and yours (/open #ops)
    - bob, who owns #ops, is asked to let you in
    - you have left #ops
    - bob is a member of #ops now
    - bob is denied in #ops
    - bob is removed from #ops
    - @bob is open
    - #ops is closed
    - the conversation with bob is ended for both
    - bob is the owner of #ops here, too
    - not connected: the text is stored, and goes out when the broker is back
    - bob is ignored (/unignore bob ends it)
    - bob is not ignored any more
    - #ops is deleted, for everybody
    - #ops belongs to bob now, and you are a member
    - bob is invited to #ops
    - the topic of #ops is now: hello
    - #ops has no topic now
    - you are away: hello (/back when you are there again)
    - you are away (/back when you are there again)
    - you are back
    - dropped: "hello" to @bob
    not connected to the broker; /status tells more, /wait ready waits for it
    the broker's state has not arrived yet; /wait ready waits for it
    no target is open; /open TARGET opens one, /msg TARGET TEXT sends to one
    no user bob is known; /users lists those who are
    there is no group #ops; /groups lists those there are
    neither a user nor a group hello is known; /users and /groups list them
    both a user and a group hello exist; write @hello or #hello
    #ops is a group; name a user, such as @bob
    @bob is a user; name a group, such as ops
    that is yourself; name another user (/users lists them)
    the conversation with bob is active already; /msg @bob TEXT writes
    a request is pending between you and bob; /requests shows it
    no request from bob is pending; /requests lists them
    there is no conversation with bob; /request bob asks for one
    #ops exists already and belongs to bob; /join ops asks to join
    #ops exists already and is yours; /join ops opens it
    you are not a member of #ops; /join ops asks to join
    you have asked to join #ops already; /wait member ops waits for the answer
    the owner of #ops has denied you; only the owner can change that (/groups shows who it is)
    only the owner of #ops, bob, may do that; /msg @bob TEXT asks
    you own #ops, and a group's owner cannot leave; /group transfer ops USER hands it over, /group delete ops ends it
    bob does not ask to join #ops; /names ops shows who does
    bob does not ask to join a group of yours; /groups shows who asks where
    bob asks to join several groups of yours (#ops, #ops); name the group behind the user
    bob is not in #ops; /names ops shows who is
    nobody else has declared himself the owner of #ops; /groups shows the owner
    there is no text to send; write one behind the command
    the text takes 200000 bytes with what goes around it, at most 131072 can be sent; send it in parts
    the broker did not bring back bob_ana_2026-11-23 14:02:59 in time; if the connection is well (/status), it may not let you write there: ask whoever runs the broker
    the broker refused bob_ana_2026-11-23 14:02:59: not authorized (0x87); ask whoever runs the broker what you may do there, or see --user and --password-file
    the connection was lost meanwhile; /wait ready, then try again
    time ran out; a duration at the end of the command makes it wait longer
    it could not be stored, so nothing was sent; see whether the disk of --data-dir is full, then try again
    chat is leaving; start it again and repeat the command
    bob is not ignored; /ignore lists who is
    there is no group #ops; did you mean #ops, #ops? /groups lists them all
    bob is a member of #ops already; /names ops shows who is
    you own no group; /group create GROUP makes one
    several groups of yours fit (#ops, #ops); name one behind the user
    bob is a member of no group of yours; /groups shows who is where
    the text takes 2000 bytes, at most 1024 can be shown here; make it shorter
    ended by ^C
    bob wrote in #ops: hello
    no text held-3 waits here; /pending lists those that do
    abcdef0123456789-12 is sent, or may be; what the broker may have cannot be taken back
    you asked to join #ops on 2026-11-23 14:02:59, and its owner, bob, has not answered; /wait member ops waits for the answer
    you have asked to join #ops, and its owner, bob, has not answered; /wait member ops waits for the answer
    bob is invited to #ops already and has not joined; /names ops shows who has
    bob is invited to #ops and has not joined; hand it over when /names ops shows bob as a member
    bob is not a member of #ops; /invite bob ops, and hand it over when /names ops shows bob as a member
    nobody owns #ops at this broker now; its owner's chat brings it back when it connects; then try again
    """#
}
