extension Snapshot {
  static let listingsInColour = #"""
    ␛[1muser␛[0m       ␛[1mstatus␛[0m       ␛[1msince␛[0m
    ␛[1mana (you)␛[0m  online       ␛[2m14:03␛[0m
    bob        "hello"      ␛[2m-␛[0m
    bob        away: hello  ␛[2m-␛[0m
    bob        away         ␛[2m-␛[0m
    ␛[1muser␛[0m           bob
    ␛[1mstatus␛[0m         online
    ␛[1msince␛[0m          14:03
    ␛[1mconversation␛[0m   active
    ␛[1mtopic␛[0m          bob_ana_2026-11-23 14:02:59
    ␛[1mshared groups␛[0m  #ops
    ␛[1mlast text␛[0m      14:03
    ␛[1muser␛[0m  ␛[1mdirection␛[0m  ␛[1mstatus␛[0m    ␛[1mat␛[0m                   ␛[1mgreeting␛[0m  ␛[1mtopic␛[0m
    bob   received   pending   ␛[2mhello␛[0m                hello     ␛[2m-␛[0m
    bob   sent       accepted  ␛[2m2026-11-23 14:02:59␛[0m  -         ␛[2mbob_ana_2026-11-23 14:02:59␛[0m
    bob   sent       rejected  ␛[2m2026-11-23 14:02:59␛[0m  -         ␛[2m-␛[0m
    bob   sent       ended     ␛[2m2026-11-23 14:02:59␛[0m  -         ␛[2m-␛[0m
    ␛[1mgroup␛[0m  ␛[1mowner␛[0m                                  ␛[1myou␛[0m            ␛[1mcreated␛[0m              ␛[1mmembers␛[0m   ␛[1masking␛[0m  ␛[1mtopic␛[0m
    ␛[36m#ops␛[0m   ␛[31mana (bob claims it: /group trust ops)␛[0m  ␛[1mowner␛[0m          ␛[2m2026-11-23 14:02:59␛[0m  ana, bob  -       hello
    ␛[36m#ops␛[0m   bob                                                   ␛[2mhello␛[0m                -         bob
    ␛[36m#ops␛[0m   bob                                    ␛[1mmember␛[0m         ␛[2m2026-11-23 14:02:59␛[0m  ana       -
    ␛[36m#ops␛[0m   bob                                    ␛[1masked to join␛[0m  ␛[2m2026-11-23 14:02:59␛[0m  -         ana
    ␛[36m#ops␛[0m   ␛[31mbob (said to be yours)␛[0m                 ␛[1mmember␛[0m         ␛[2m2026-11-23 14:02:59␛[0m  ana       -
    ␛[1muser␛[0m  ␛[1mrole␛[0m
    ␛[1mana␛[0m   owner
    bob   member
    bob   asks to join
    bob   invited
    ␛[1mtarget␛[0m  ␛[1munread␛[0m  ␛[1mfor you␛[0m
    ␛[36m@bob␛[0m    ␛[2m0␛[0m       ␛[2m0␛[0m        current
    ␛[36m#ops␛[0m    ␛[1m12␛[0m      ␛[1m2␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[32m<bob>␛[0m hello
    ␛[2m14:03␛[0m ␛[36m@bob␛[0m ␛[32m<bob>␛[0m hello
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[32m* bob␛[0m waves
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[32m<bob>␛[0m one
    ␛[2m      | ␛[0mtwo
    ␛[2m      | ␛[0m
    ␛[2m      | ␛[0mfour
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[32m<bob (late)>␛[0m hello
    ␛[2m--- Sunday 22 November 2026␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[32m<bob>␛[0m hello
    ␛[2m--- Monday 23 November 2026␛[0m
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
    ␛[1mtime␛[0m   ␛[1mtarget␛[0m  ␛[1mstate␛[0m   ␛[1mwhy␛[0m                                  ␛[1mid␛[0m                   ␛[1mtext␛[0m
    ␛[2m14:03␛[0m  ␛[36m@bob␛[0m    held    ␛[2muntil @bob accepts the conversation␛[0m  ␛[2mheld-1␛[0m               hello
    ␛[2m14:03␛[0m  ␛[36m#ops␛[0m    queued  ␛[2muntil the broker has it␛[0m              ␛[2mabcdef0123456789-12␛[0m  hello
    ␛[1muser␛[0m        ana
    ␛[1mbroker␛[0m      mqtt://localhost:1883
    ␛[1mconnection␛[0m  connected
    ␛[1msession␛[0m     resumed
    ␛[1mround trip␛[0m  14 ms
    ␛[1mown texts␛[0m   1 held, 2 queued, 3 on the way
    ␛[1mrefused␛[0m     1 payload
    ␛[1mtarget␛[0m  ␛[1munread␛[0m  ␛[1mfor you␛[0m
    ␛[36m@bob␛[0m    ␛[2m0␛[0m       ␛[2m0␛[0m        current
    ␛[36m#ops␛[0m    ␛[1m12␛[0m      ␛[1m2␛[0m
    ␛[2mmentions, the last 2:␛[0m
    ␛[2m--- Sunday 22 November 2026␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[32m<bob (for you)>␛[0m ␛[1mana?␛[0m
    ␛[2m--- Monday 23 November 2026␛[0m
    ␛[2m14:03␛[0m ␛[36m@bob␛[0m ␛[32m<bob (late, unread)>␛[0m ␛[1mana!␛[0m
    ␛[1mignored␛[0m
    ana
    bob
    the topic of #ops (set by bob) is: hello
    ␛[2msearch for lun* "at noon" "a\"b" "x*" "-y" café in #ops by bob, 1 older found:␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[32m<bob>␛[0m hello
    ␛[2molder ones: /search lun* "at noon" "a\"b" "x*" "-y" café -t #ops -u bob -n 1 --before 1␛[0m
    ␛[2msearch for noon, the last one found:␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[32m<bob>␛[0m hello
    ␛[2molder ones: /search noon -n 1 --before 1␛[0m
    ␛[2mhistory of @bob, the last one:␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[32m<bob>␛[0m hello
    ␛[2molder ones: /history @bob -n 1 --before 1␛[0m
    ␛[2mhistory, 1 older:␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[32m<bob>␛[0m hello
    ␛[2molder ones: /history -n 1 --before 1␛[0m
    ␛[2msearch for noon, 1 found:␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[32m<bob>␛[0m line 1
    ␛[2m      | ␛[0mline 2
    ␛[2m      | ␛[0mline 3
    ␛[2m      | ␛[0mline 4
    ␛[2m      | ␛[0mline 5
    ␛[2m      | ␛[0mline 6
    ␛[2m      | ␛[0mline 7
    ␛[2m      | ␛[0mline 8
    ␛[2m      | ␛[0mline 9
    ␛[2m      | ␛[0mline 10
    ␛[2m      | ␛[0mline 11
    ␛[2m      | ␛[0mline 12
    ␛[2m      | ␛[0mline 13
    ␛[2m      | ␛[0mline 14
    ␛[2m      | ␛[0mline 15
    ␛[2m      | ␛[0mline 16
    ␛[2m      | ␛[0mline 17
    ␛[2m      | ␛[0mline 18
    ␛[2m      | ␛[0mline 19
    ␛[2m      | ␛[0mline 20
    ␛[2m      | ␛[0m[+10 lines]
    ␛[2mhistory of @bob, the last one:␛[0m
    ␛[2m14:03␛[0m ␛[36m#ops␛[0m ␛[32m<bob>␛[0m line 1
    ␛[2m      | ␛[0mline 2
    ␛[2m      | ␛[0mline 3
    ␛[2m      | ␛[0mline 4
    ␛[2m      | ␛[0mline 5
    ␛[2m      | ␛[0mline 6
    ␛[2m      | ␛[0mline 7
    ␛[2m      | ␛[0mline 8
    ␛[2m      | ␛[0mline 9
    ␛[2m      | ␛[0mline 10
    ␛[2m      | ␛[0mline 11
    ␛[2m      | ␛[0mline 12
    ␛[2m      | ␛[0mline 13
    ␛[2m      | ␛[0mline 14
    ␛[2m      | ␛[0mline 15
    ␛[2m      | ␛[0mline 16
    ␛[2m      | ␛[0mline 17
    ␛[2m      | ␛[0mline 18
    ␛[2m      | ␛[0mline 19
    ␛[2m      | ␛[0mline 20
    ␛[2m      | ␛[0mline 21
    ␛[2m      | ␛[0mline 22
    ␛[2m      | ␛[0mline 23
    ␛[2m      | ␛[0mline 24
    ␛[2m      | ␛[0mline 25
    ␛[2m      | ␛[0mline 26
    ␛[2m      | ␛[0mline 27
    ␛[2m      | ␛[0mline 28
    ␛[2m      | ␛[0mline 29
    ␛[2m      | ␛[0mline 30
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
    ␛[1muser␛[0m           bob
    ␛[1mstatus␛[0m         offline
    ␛[1msince␛[0m          -
    ␛[1mconversation␛[0m   none
    ␛[1mtopic␛[0m          -
    ␛[1mshared groups␛[0m  -
    ␛[1mlast text␛[0m      -
    ␛[1muser␛[0m           bob
    ␛[1mstatus␛[0m         offline
    ␛[1msince␛[0m          -
    ␛[1mconversation␛[0m   you have asked for one
    ␛[1mtopic␛[0m          -
    ␛[1mshared groups␛[0m  -
    ␛[1mlast text␛[0m      -
    ␛[1muser␛[0m           bob
    ␛[1mstatus␛[0m         offline
    ␛[1msince␛[0m          -
    ␛[1mconversation␛[0m   asks you for one
    ␛[1mtopic␛[0m          -
    ␛[1mshared groups␛[0m  -
    ␛[1mlast text␛[0m      -
    ␛[1muser␛[0m           bob
    ␛[1mstatus␛[0m         offline
    ␛[1msince␛[0m          -
    ␛[1mconversation␛[0m   active
    ␛[1mtopic␛[0m          -
    ␛[1mshared groups␛[0m  -
    ␛[1mlast text␛[0m      -
    ␛[1muser␛[0m           bob
    ␛[1mstatus␛[0m         offline
    ␛[1msince␛[0m          -
    ␛[1mconversation␛[0m   rejected your request
    ␛[1mtopic␛[0m          -
    ␛[1mshared groups␛[0m  -
    ␛[1mlast text␛[0m      -
    ␛[1muser␛[0m           bob
    ␛[1mstatus␛[0m         offline
    ␛[1msince␛[0m          -
    ␛[1mconversation␛[0m   you have rejected it
    ␛[1mtopic␛[0m          -
    ␛[1mshared groups␛[0m  -
    ␛[1mlast text␛[0m      -
    ␛[1muser␛[0m           bob
    ␛[1mstatus␛[0m         offline
    ␛[1msince␛[0m          -
    ␛[1mconversation␛[0m   ended
    ␛[1mtopic␛[0m          -
    ␛[1mshared groups␛[0m  -
    ␛[1mlast text␛[0m      -
    ␛[1muser␛[0m           bob
    ␛[1mstatus␛[0m         offline
    ␛[1msince␛[0m          -
    ␛[1mconversation␛[0m   accepted a request that is not known here
    ␛[1mtopic␛[0m          -
    ␛[1mshared groups␛[0m  -
    ␛[1mlast text␛[0m      -
    ␛[1muser␛[0m        ana
    ␛[1mbroker␛[0m      mqtt://localhost:1883
    ␛[1mconnection␛[0m  connecting
    ␛[1msession␛[0m     -
    ␛[1mround trip␛[0m  -
    ␛[1mown texts␛[0m   0 held, 0 queued, 0 on the way
    ␛[1mrefused␛[0m     0 payloads
    ␛[1muser␛[0m        ana
    ␛[1mbroker␛[0m      mqtt://localhost:1883
    ␛[1mconnection␛[0m  connected; the broker's state is arriving
    ␛[1msession␛[0m     -
    ␛[1mround trip␛[0m  -
    ␛[1mown texts␛[0m   0 held, 0 queued, 0 on the way
    ␛[1mrefused␛[0m     0 payloads
    ␛[1muser␛[0m        ana
    ␛[1mbroker␛[0m      mqtt://localhost:1883
    ␛[1mconnection␛[0m  not connected; next attempt in 3 s
    ␛[1msession␛[0m     -
    ␛[1mround trip␛[0m  -
    ␛[1mown texts␛[0m   0 held, 0 queued, 0 on the way
    ␛[1mrefused␛[0m     0 payloads
    ␛[1muser␛[0m        ana
    ␛[1mbroker␛[0m      mqtt://localhost:1883
    ␛[1mconnection␛[0m  ended
    ␛[1msession␛[0m     -
    ␛[1mround trip␛[0m  -
    ␛[1mown texts␛[0m   0 held, 0 queued, 0 on the way
    ␛[1mrefused␛[0m     0 payloads
    """#
}
