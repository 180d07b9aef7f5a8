/// Typed in a script, and below it what is said.
enum BadInput {
  static let answers = ##"""
    /users a* superfluous
        /users: column 11: expected the end of the line, but found "superfluous"; usage: /users [PATTERN]
    /whois
        /whois: column 7: expected a user such as bob, but found the end of the line; usage: /whois USER
    /whois #ops
        /whois: column 8: expected a user such as bob, but found "#ops"; usage: /whois USER
    /whois a/b
        /whois: column 8: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /whois USER
    /whois bob superfluous
        /whois: column 12: expected the end of the line, but found "superfluous"; usage: /whois USER
    /request
        /request: column 9: expected a user such as bob, but found the end of the line; usage: /request USER [TEXT]
    /request #ops
        /request: column 10: expected a user such as bob, but found "#ops"; usage: /request USER [TEXT]
    /request a/b
        /request: column 10: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /request USER [TEXT]
    /requests nonsense
        /requests: column 11: expected sent, received or all, but found "nonsense"; usage: /requests [sent|received|all]
    /requests sent superfluous
        /requests: column 16: expected the end of the line, but found "superfluous"; usage: /requests [sent|received|all]
    /accept
        /accept: column 8: expected a user such as bob, but found the end of the line; usage: /accept USER
    /accept #ops
        /accept: column 9: expected a user such as bob, but found "#ops"; usage: /accept USER
    /accept a/b
        /accept: column 9: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /accept USER
    /accept bob superfluous
        /accept: column 13: expected the end of the line, but found "superfluous"; usage: /accept USER
    /reject
        /reject: column 8: expected a user such as bob, but found the end of the line; usage: /reject USER
    /reject #ops
        /reject: column 9: expected a user such as bob, but found "#ops"; usage: /reject USER
    /reject a/b
        /reject: column 9: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /reject USER
    /reject bob superfluous
        /reject: column 13: expected the end of the line, but found "superfluous"; usage: /reject USER
    /back superfluous
        /back: column 7: expected the end of the line, but found "superfluous"; usage: /back
    /msg
        /msg: column 5: expected a target such as @bob or #ops, but found the end of the line; usage: /msg TARGET TEXT
    /msg @a/b
        /msg: column 6: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /msg TARGET TEXT
    /msg "open
        /msg: column 6: the quote " is not closed; usage: /msg TARGET TEXT
    /msg @bob
        /msg: column 10: expected a text, but found the end of the line; usage: /msg TARGET TEXT
    /open @a/b
        /open: column 7: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /open [TARGET]
    /open "open
        /open: column 7: the quote " is not closed; usage: /open [TARGET]
    /open @bob superfluous
        /open: column 12: expected the end of the line, but found "superfluous"; usage: /open [TARGET]
    /close @a/b
        /close: column 8: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /close [TARGET] [--end]
    /close "open
        /close: column 8: the quote " is not closed; usage: /close [TARGET] [--end]
    /close @bob superfluous
        /close: column 13: expected the end of the line, but found "superfluous"; usage: /close [TARGET] [--end]
    /close @bob --end --end
        /close: column 19: the option --end is given twice; usage: /close [TARGET] [--end]
    /close @bob --nonsense
        /close: column 13: no such option: "--nonsense"; did you mean --end? usage: /close [TARGET] [--end]
    /say
        /say: column 5: expected a text, but found the end of the line; usage: /say TEXT
    /me
        /me: column 4: expected a text, but found the end of the line; usage: /me TEXT
    /history @a/b
        /history: column 10: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /history [TARGET] [-n N] [--before ROW]
    /history "open
        /history: column 10: the quote " is not closed; usage: /history [TARGET] [-n N] [--before ROW]
    /history @bob superfluous
        /history: column 15: expected the end of the line, but found "superfluous"; usage: /history [TARGET] [-n N] [--before ROW]
    /history @bob -n 7 -n 7
        /history: column 20: the option -n is given twice; usage: /history [TARGET] [-n N] [--before ROW]
    /history @bob -n
        /history: column 17: expected a number from 1 to 10000, but found the end of the line; usage: /history [TARGET] [-n N] [--before ROW]
    /history @bob -n -1
        /history: column 18: expected a number from 1 to 10000, but found "-1"; usage: /history [TARGET] [-n N] [--before ROW]
    /history @bob -n many
        /history: column 18: expected a number from 1 to 10000, but found "many"; usage: /history [TARGET] [-n N] [--before ROW]
    /history @bob --nonsense
        /history: column 15: no such option: "--nonsense"; did you mean -n or --before? usage: /history [TARGET] [-n N] [--before ROW]
    /history @bob --before 7 --before 7
        /history: column 26: the option --before is given twice; usage: /history [TARGET] [-n N] [--before ROW]
    /history @bob --before
        /history: column 23: expected a number from 1 to 9007199254740992, but found the end of the line; usage: /history [TARGET] [-n N] [--before ROW]
    /history @bob --before -1
        /history: column 24: expected a number from 1 to 9007199254740992, but found "-1"; usage: /history [TARGET] [-n N] [--before ROW]
    /history @bob --before many
        /history: column 24: expected a number from 1 to 9007199254740992, but found "many"; usage: /history [TARGET] [-n N] [--before ROW]
    /history @bob --nonsense
        /history: column 15: no such option: "--nonsense"; did you mean -n or --before? usage: /history [TARGET] [-n N] [--before ROW]
    /search
        /search: column 8: expected up to 32 words to look for, but found the end of the line; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search "open
        /search: column 9: the quote " is not closed; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon superfluous
        fine
    /search noon -t @bob -t @bob
        /search: column 22: the option -t is given twice; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon -t
        /search: column 16: expected a target such as @bob or #ops, but found the end of the line; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon -t @a/b
        /search: column 17: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon -t "open
        /search: column 17: the quote " is not closed; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon --nonsense
        /search: column 14: no such option: "--nonsense"; did you mean -t, -u, -n or --before? usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon -u bob -u bob
        /search: column 21: the option -u is given twice; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon -u
        /search: column 16: expected a user such as bob, but found the end of the line; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon -u #ops
        /search: column 17: expected a user such as bob, but found "#ops"; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon -u a/b
        /search: column 17: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon --nonsense
        /search: column 14: no such option: "--nonsense"; did you mean -t, -u, -n or --before? usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon -n 7 -n 7
        /search: column 19: the option -n is given twice; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon -n
        /search: column 16: expected a number from 1 to 10000, but found the end of the line; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon -n -1
        /search: column 17: expected a number from 1 to 10000, but found "-1"; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon -n many
        /search: column 17: expected a number from 1 to 10000, but found "many"; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon --nonsense
        /search: column 14: no such option: "--nonsense"; did you mean -t, -u, -n or --before? usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon --before 7 --before 7
        /search: column 25: the option --before is given twice; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon --before
        /search: column 22: expected a number from 1 to 9007199254740992, but found the end of the line; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon --before -1
        /search: column 23: expected a number from 1 to 9007199254740992, but found "-1"; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon --before many
        /search: column 23: expected a number from 1 to 9007199254740992, but found "many"; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /search noon --nonsense
        /search: column 14: no such option: "--nonsense"; did you mean -t, -u, -n or --before? usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]
    /unread superfluous
        /unread: column 9: expected the end of the line, but found "superfluous"; usage: /unread
    /mentions superfluous
        /mentions: column 11: expected the end of the line, but found "superfluous"; usage: /mentions [-n N]
    /mentions -n 7 -n 7
        /mentions: column 16: the option -n is given twice; usage: /mentions [-n N]
    /mentions -n
        /mentions: column 13: expected a number from 1 to 10000, but found the end of the line; usage: /mentions [-n N]
    /mentions -n -1
        /mentions: column 14: expected a number from 1 to 10000, but found "-1"; usage: /mentions [-n N]
    /mentions -n many
        /mentions: column 14: expected a number from 1 to 10000, but found "many"; usage: /mentions [-n N]
    /mentions --nonsense
        /mentions: column 11: no such option: "--nonsense"; did you mean -n? usage: /mentions [-n N]
    /ignore #ops
        /ignore: column 9: expected a user such as bob, but found "#ops"; usage: /ignore [USER]
    /ignore a/b
        /ignore: column 9: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /ignore [USER]
    /ignore bob superfluous
        /ignore: column 13: expected the end of the line, but found "superfluous"; usage: /ignore [USER]
    /unignore #ops
        /unignore: column 11: expected a user such as bob, but found "#ops"; usage: /unignore [USER]
    /unignore a/b
        /unignore: column 11: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /unignore [USER]
    /unignore bob superfluous
        /unignore: column 15: expected the end of the line, but found "superfluous"; usage: /unignore [USER]
    /groups a* superfluous
        /groups: column 12: expected the end of the line, but found "superfluous"; usage: /groups [PATTERN]
    /group create
        /group create: column 14: expected a name for the new group, but found the end of the line; usage: /group create GROUP
    /group create @bob
        /group create: column 15: expected a name for the new group, but found "@bob"; usage: /group create GROUP
    /group create a+b
        /group create: column 15: "a+b" cannot be a group's name: it holds +, which names may not hold; usage: /group create GROUP
    /group create ops superfluous
        /group create: column 19: expected the end of the line, but found "superfluous"; usage: /group create GROUP
    /group delete
        /group delete: column 14: expected a group such as ops, but found the end of the line; usage: /group delete GROUP
    /group delete @bob
        /group delete: column 15: expected a group such as ops, but found "@bob"; usage: /group delete GROUP
    /group delete a+b
        /group delete: column 15: "a+b" cannot be a group's name: it holds +, which names may not hold; usage: /group delete GROUP
    /group delete ops superfluous
        /group delete: column 19: expected the end of the line, but found "superfluous"; usage: /group delete GROUP
    /group transfer
        /group transfer: column 16: expected a group such as ops, but found the end of the line; usage: /group transfer GROUP USER
    /group transfer @bob
        /group transfer: column 17: expected a group such as ops, but found "@bob"; usage: /group transfer GROUP USER
    /group transfer a+b
        /group transfer: column 17: "a+b" cannot be a group's name: it holds +, which names may not hold; usage: /group transfer GROUP USER
    /group transfer ops
        /group transfer: column 20: expected a user such as bob, but found the end of the line; usage: /group transfer GROUP USER
    /group transfer ops #ops
        /group transfer: column 21: expected a user such as bob, but found "#ops"; usage: /group transfer GROUP USER
    /group transfer ops a/b
        /group transfer: column 21: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /group transfer GROUP USER
    /group transfer ops bob superfluous
        /group transfer: column 25: expected the end of the line, but found "superfluous"; usage: /group transfer GROUP USER
    /group trust
        /group trust: column 13: expected a group such as ops, but found the end of the line; usage: /group trust GROUP
    /group trust @bob
        /group trust: column 14: expected a group such as ops, but found "@bob"; usage: /group trust GROUP
    /group trust a+b
        /group trust: column 14: "a+b" cannot be a group's name: it holds +, which names may not hold; usage: /group trust GROUP
    /group trust ops superfluous
        /group trust: column 18: expected the end of the line, but found "superfluous"; usage: /group trust GROUP
    /join
        /join: column 6: expected a group such as ops, but found the end of the line; usage: /join GROUP
    /join @bob
        /join: column 7: expected a group such as ops, but found "@bob"; usage: /join GROUP
    /join a+b
        /join: column 7: "a+b" cannot be a group's name: it holds +, which names may not hold; usage: /join GROUP
    /join ops superfluous
        /join: column 11: expected the end of the line, but found "superfluous"; usage: /join GROUP
    /part @bob
        /part: column 7: expected a group such as ops, but found "@bob"; usage: /part [GROUP]
    /part a+b
        /part: column 7: "a+b" cannot be a group's name: it holds +, which names may not hold; usage: /part [GROUP]
    /part ops superfluous
        /part: column 11: expected the end of the line, but found "superfluous"; usage: /part [GROUP]
    /names @bob
        /names: column 8: expected a group such as ops, but found "@bob"; usage: /names [GROUP]
    /names a+b
        /names: column 8: "a+b" cannot be a group's name: it holds +, which names may not hold; usage: /names [GROUP]
    /names ops superfluous
        /names: column 12: expected the end of the line, but found "superfluous"; usage: /names [GROUP]
    /approve
        /approve: column 9: expected a user such as bob, but found the end of the line; usage: /approve USER [GROUP]
    /approve #ops
        /approve: column 10: expected a user such as bob, but found "#ops"; usage: /approve USER [GROUP]
    /approve a/b
        /approve: column 10: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /approve USER [GROUP]
    /approve bob @bob
        /approve: column 14: expected a group such as ops, but found "@bob"; usage: /approve USER [GROUP]
    /approve bob a+b
        /approve: column 14: "a+b" cannot be a group's name: it holds +, which names may not hold; usage: /approve USER [GROUP]
    /approve bob ops superfluous
        /approve: column 18: expected the end of the line, but found "superfluous"; usage: /approve USER [GROUP]
    /deny
        /deny: column 6: expected a user such as bob, but found the end of the line; usage: /deny USER [GROUP]
    /deny #ops
        /deny: column 7: expected a user such as bob, but found "#ops"; usage: /deny USER [GROUP]
    /deny a/b
        /deny: column 7: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /deny USER [GROUP]
    /deny bob @bob
        /deny: column 11: expected a group such as ops, but found "@bob"; usage: /deny USER [GROUP]
    /deny bob a+b
        /deny: column 11: "a+b" cannot be a group's name: it holds +, which names may not hold; usage: /deny USER [GROUP]
    /deny bob ops superfluous
        /deny: column 15: expected the end of the line, but found "superfluous"; usage: /deny USER [GROUP]
    /invite
        /invite: column 8: expected a user such as bob, but found the end of the line; usage: /invite USER [GROUP]
    /invite #ops
        /invite: column 9: expected a user such as bob, but found "#ops"; usage: /invite USER [GROUP]
    /invite a/b
        /invite: column 9: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /invite USER [GROUP]
    /invite bob @bob
        /invite: column 13: expected a group such as ops, but found "@bob"; usage: /invite USER [GROUP]
    /invite bob a+b
        /invite: column 13: "a+b" cannot be a group's name: it holds +, which names may not hold; usage: /invite USER [GROUP]
    /invite bob ops superfluous
        /invite: column 17: expected the end of the line, but found "superfluous"; usage: /invite USER [GROUP]
    /kick
        /kick: column 6: expected a user such as bob, but found the end of the line; usage: /kick USER [GROUP]
    /kick #ops
        /kick: column 7: expected a user such as bob, but found "#ops"; usage: /kick USER [GROUP]
    /kick a/b
        /kick: column 7: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /kick USER [GROUP]
    /kick bob @bob
        /kick: column 11: expected a group such as ops, but found "@bob"; usage: /kick USER [GROUP]
    /kick bob a+b
        /kick: column 11: "a+b" cannot be a group's name: it holds +, which names may not hold; usage: /kick USER [GROUP]
    /kick bob ops superfluous
        /kick: column 15: expected the end of the line, but found "superfluous"; usage: /kick USER [GROUP]
    /pending superfluous
        /pending: column 10: expected the end of the line, but found "superfluous"; usage: /pending
    /cancel
        /cancel: column 8: expected the ID of a text, as /pending shows it, but found the end of the line; usage: /cancel ID
    /cancel 12
        /cancel: column 9: expected the ID of a text, as /pending shows it, but found "12"; usage: /cancel ID
    /cancel held-3 superfluous
        /cancel: column 16: expected the end of the line, but found "superfluous"; usage: /cancel ID
    /status superfluous
        /status: column 9: expected the end of the line, but found "superfluous"; usage: /status
    /set nonsense
        /set: column 6: expected the name of a setting such as bell (/set lists them), but found "nonsense"; usage: /set [KEY [VALUE]]
    /set timeout soon
        /set: column 14: expected a duration from 1ms to 24h, such as 10s or 5m, but found "soon"; usage: /set [KEY [VALUE]]
    /help nonsense
        /help: column 7: expected the name of a command, but found "nonsense"; usage: /help [COMMAND]
    /wait
        /wait: column 6: expected a duration such as 10s or 5m, or ready, sent, online, accepted or member, but found the end of the line; usage: /wait DURATION
    /wait soon
        /wait: column 7: expected a duration such as 10s or 5m, or ready, sent, online, accepted or member, but found "soon"; usage: /wait DURATION
    /wait 10
        /wait: column 7: expected a duration such as 10s or 5m, or ready, sent, online, accepted or member, but found "10"; usage: /wait DURATION
    /wait 10s superfluous
        /wait: column 11: expected the end of the line, but found "superfluous"; usage: /wait DURATION
    /wait ready soon
        /wait ready: column 13: expected a duration such as 10s or 5m, but found "soon"; usage: /wait ready [DURATION]
    /wait ready 10
        /wait ready: column 13: expected a duration such as 10s or 5m, but found "10"; usage: /wait ready [DURATION]
    /wait ready 10s superfluous
        /wait ready: column 17: expected the end of the line, but found "superfluous"; usage: /wait ready [DURATION]
    /wait sent soon
        /wait sent: column 12: expected a duration such as 10s or 5m, but found "soon"; usage: /wait sent [DURATION]
    /wait sent 10
        /wait sent: column 12: expected a duration such as 10s or 5m, but found "10"; usage: /wait sent [DURATION]
    /wait sent 10s superfluous
        /wait sent: column 16: expected the end of the line, but found "superfluous"; usage: /wait sent [DURATION]
    /wait online
        /wait online: column 13: expected a user such as bob, but found the end of the line; usage: /wait online USER [DURATION]
    /wait online #ops
        /wait online: column 14: expected a user such as bob, but found "#ops"; usage: /wait online USER [DURATION]
    /wait online a/b
        /wait online: column 14: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /wait online USER [DURATION]
    /wait online bob soon
        /wait online: column 18: expected a duration such as 10s or 5m, but found "soon"; usage: /wait online USER [DURATION]
    /wait online bob 10
        /wait online: column 18: expected a duration such as 10s or 5m, but found "10"; usage: /wait online USER [DURATION]
    /wait online bob 10s superfluous
        /wait online: column 22: expected the end of the line, but found "superfluous"; usage: /wait online USER [DURATION]
    /wait accepted
        /wait accepted: column 15: expected a user such as bob, but found the end of the line; usage: /wait accepted USER [DURATION]
    /wait accepted #ops
        /wait accepted: column 16: expected a user such as bob, but found "#ops"; usage: /wait accepted USER [DURATION]
    /wait accepted a/b
        /wait accepted: column 16: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /wait accepted USER [DURATION]
    /wait accepted bob soon
        /wait accepted: column 20: expected a duration such as 10s or 5m, but found "soon"; usage: /wait accepted USER [DURATION]
    /wait accepted bob 10
        /wait accepted: column 20: expected a duration such as 10s or 5m, but found "10"; usage: /wait accepted USER [DURATION]
    /wait accepted bob 10s superfluous
        /wait accepted: column 24: expected the end of the line, but found "superfluous"; usage: /wait accepted USER [DURATION]
    /wait member
        /wait member: column 13: expected a group such as ops, but found the end of the line; usage: /wait member GROUP [DURATION]
    /wait member @bob
        /wait member: column 14: expected a group such as ops, but found "@bob"; usage: /wait member GROUP [DURATION]
    /wait member a+b
        /wait member: column 14: "a+b" cannot be a group's name: it holds +, which names may not hold; usage: /wait member GROUP [DURATION]
    /wait member ops soon
        /wait member: column 18: expected a duration such as 10s or 5m, but found "soon"; usage: /wait member GROUP [DURATION]
    /wait member ops 10
        /wait member: column 18: expected a duration such as 10s or 5m, but found "10"; usage: /wait member GROUP [DURATION]
    /wait member ops 10s superfluous
        /wait member: column 22: expected the end of the line, but found "superfluous"; usage: /wait member GROUP [DURATION]
    /expect
        /expect: column 8: expected an expression such as /done|failed/, but found the end of the line; usage: /expect [TARGET] /RE/ [DURATION] [-u USER]
    /expect @a/b
        /expect: column 9: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /expect [TARGET] /RE/ [DURATION] [-u USER]
    /expect "open
        /expect: column 9: the quote " is not closed; usage: /expect [TARGET] /RE/ [DURATION] [-u USER]
    /expect @bob
        /expect: column 13: expected an expression such as /done|failed/, but found the end of the line; usage: /expect [TARGET] /RE/ [DURATION] [-u USER]
    /expect @bob /open
        /expect: column 14: the expression is not closed by a second /; usage: /expect [TARGET] /RE/ [DURATION] [-u USER]
    /expect @bob /a(/
        /expect: column 16: ( is not closed; usage: /expect [TARGET] /RE/ [DURATION] [-u USER]
    /expect @bob /a/x
        /expect: column 17: expected a blank or i behind the expression, but found "x"; a / in it is written \/; usage: /expect [TARGET] /RE/ [DURATION] [-u USER]
    /expect @bob plain
        /expect: column 14: expected an expression such as /done|failed/, but found "plain"; usage: /expect [TARGET] /RE/ [DURATION] [-u USER]
    /expect @bob /done/ soon
        /expect: column 21: expected a duration such as 10s or 5m, but found "soon"; usage: /expect [TARGET] /RE/ [DURATION] [-u USER]
    /expect @bob /done/ 10
        /expect: column 21: expected a duration such as 10s or 5m, but found "10"; usage: /expect [TARGET] /RE/ [DURATION] [-u USER]
    /expect @bob /done/ 10s superfluous
        /expect: column 25: expected the end of the line, but found "superfluous"; usage: /expect [TARGET] /RE/ [DURATION] [-u USER]
    /expect @bob /done/ 10s -u bob -u bob
        /expect: column 32: the option -u is given twice; usage: /expect [TARGET] /RE/ [DURATION] [-u USER]
    /expect @bob /done/ 10s -u
        /expect: column 27: expected a user such as bob, but found the end of the line; usage: /expect [TARGET] /RE/ [DURATION] [-u USER]
    /expect @bob /done/ 10s -u #ops
        /expect: column 28: expected a user such as bob, but found "#ops"; usage: /expect [TARGET] /RE/ [DURATION] [-u USER]
    /expect @bob /done/ 10s -u a/b
        /expect: column 28: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /expect [TARGET] /RE/ [DURATION] [-u USER]
    /expect @bob /done/ 10s --nonsense
        /expect: column 25: no such option: "--nonsense"; did you mean -u? usage: /expect [TARGET] /RE/ [DURATION] [-u USER]
    /refute
        /refute: column 8: expected an expression such as /done|failed/, but found the end of the line; usage: /refute [TARGET] /RE/ DURATION
    /refute @a/b
        /refute: column 9: "a/b" cannot be a user's name: it holds /, which names may not hold; usage: /refute [TARGET] /RE/ DURATION
    /refute "open
        /refute: column 9: the quote " is not closed; usage: /refute [TARGET] /RE/ DURATION
    /refute @bob
        /refute: column 13: expected an expression such as /done|failed/, but found the end of the line; usage: /refute [TARGET] /RE/ DURATION
    /refute @bob /open
        /refute: column 14: the expression is not closed by a second /; usage: /refute [TARGET] /RE/ DURATION
    /refute @bob /a(/
        /refute: column 16: ( is not closed; usage: /refute [TARGET] /RE/ DURATION
    /refute @bob /a/x
        /refute: column 17: expected a blank or i behind the expression, but found "x"; a / in it is written \/; usage: /refute [TARGET] /RE/ DURATION
    /refute @bob plain
        /refute: column 14: expected an expression such as /done|failed/, but found "plain"; usage: /refute [TARGET] /RE/ DURATION
    /refute @bob /done/
        /refute: column 20: expected a duration such as 10s or 5m, but found the end of the line; usage: /refute [TARGET] /RE/ DURATION
    /refute @bob /done/ soon
        /refute: column 21: expected a duration such as 10s or 5m, but found "soon"; usage: /refute [TARGET] /RE/ DURATION
    /refute @bob /done/ 10
        /refute: column 21: expected a duration such as 10s or 5m, but found "10"; usage: /refute [TARGET] /RE/ DURATION
    /refute @bob /done/ 10s superfluous
        /refute: column 25: expected the end of the line, but found "superfluous"; usage: /refute [TARGET] /RE/ DURATION
    /run
        /run: column 5: expected a file, but found the end of the line; usage: /run FILE
    /run ''
        /run: column 6: expected a file, but found ""; usage: /run FILE
    /run greet.chat superfluous
        /run: column 17: expected the end of the line, but found "superfluous"; usage: /run FILE
    /echo
        /echo: column 6: expected a text, but found the end of the line; usage: /echo TEXT
    /exit -1
        /exit: column 7: expected a number from 0 to 255, but found "-1"; usage: /exit [N]
    /exit many
        /exit: column 7: expected a number from 0 to 255, but found "many"; usage: /exit [N]
    /exit 7 superfluous
        /exit: column 9: expected the end of the line, but found "superfluous"; usage: /exit [N]
    """##
}
