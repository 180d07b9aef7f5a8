#!/usr/bin/python3
"""A peer that behaves as the wire's tables say an original does: as strict, and as careless.

    original.py USER [HOST [PORT]]

Logs in at once. Takes one JSON object a line on stdin, {"do": COMMAND, ...}; writes one a line on stdout,
{"event": NAME, ...}. It ends, without a word to the broker, when stdin ends.

Commands                                  Events
request       user                        online        logged in and subscribed
accept        user                        presence      user, status
write_user    user, text                  subscribed    topic: of a conversation, by the broker's word
create_group  group                       owner         group, user, created_at
join_group    group                       membership    group, user, status
approve       group, user                 group_message group, user, message, created_at, payload
write_group   group, text                 request       user, created_at
publish       topic, payload, qos, retain acceptance    user, topic, started_at
list                                      answer        user, status (another word than those two)
ping          id                          message       topic, user, message, created_at, payload
logout                                    ignored       topic, payload
                                          list          users, groups, requests, chats
                                          alive         id: the ping came back through the broker
                                          deaf        id: the ping found the network thread gone
                                          sent          topic: the broker has the group or user message
                                          error         command, why: the command itself failed
                                          offline       logged out
                                          disconnected  why: cut off; it does not come back
                                          dead          why: the network thread is gone, it is deaf

An exception while a message is handled ends the network thread, which is what kills an original. Nothing here checks
a payload: what is not there raises.
"""

import datetime
import json
import os
import sys
import threading

import paho.mqtt.client as mqtt

WAITING = "Aguardando aprovação"
APPROVED = "Aprovado"
PENDING = "Pendente"

output_lock = threading.Lock()


def emit(event, **fields):
    line = json.dumps({"event": event, **fields}) + "\n"
    with output_lock:
        sys.stdout.write(line)
        sys.stdout.flush()


def now():
    return datetime.datetime.now().strftime("%Y-%m-%d %H:%M:%S")


class Client(mqtt.Client):
    """Dies of a refusal of what it sent, which paho itself takes without a word."""

    def _handle_pubrec(self):
        self.refuse_refusal()
        return super()._handle_pubrec()

    def _handle_pubackcomp(self, cmd):
        self.refuse_refusal()
        return super()._handle_pubackcomp(cmd)

    def refuse_refusal(self):
        packet = self._in_packet["packet"]
        if len(packet) > 2 and packet[2] >= 0x80:
            raise RuntimeError("refused with reason code 0x%02X" % packet[2])


def new_client(user):
    versions = getattr(mqtt, "CallbackAPIVersion", None)  # since paho-mqtt 2
    arguments = [versions.VERSION1] if versions else []
    return Client(*arguments, client_id=user, protocol=mqtt.MQTTv5)


class Original:
    def __init__(self, user, host, port):
        self.user = user
        self.dead = False
        self.users = {}
        self.groups = {}
        self.requests = {}
        self.chats = {}
        self.awaited = set()
        self.sending = {}
        self.sending_lock = threading.Lock()
        self.client = new_client(user)
        self.client.on_message = self.on_message
        self.client.on_connect = self.on_connect
        self.client.on_subscribe = self.on_subscribe
        self.client.on_publish = self.on_publish
        self.client.on_disconnect = self.on_disconnect
        threading.excepthook = self.on_thread_exception
        self.client.connect(host, port, keepalive=60, clean_start=False)
        self.client.loop_start()

    # What arrives, all in the network thread.

    def on_connect(self, client, userdata, flags, reason, properties=None):
        control = "CONTROL/%s_Control/" % self.user
        filters = ["USERS/#", "GROUPS/#", control + "chat_requests/#", control + "active_chats/#"]
        self.awaited = {client.subscribe(name, qos=2)[1] for name in filters}

    def on_subscribe(self, client, userdata, mid, reasons, properties=None):
        if mid in self.awaited:
            self.awaited.discard(mid)
            if not self.awaited:
                self.put("USERS/" + self.user, {"user": self.user, "status": "online"})
                emit("online", user=self.user)
        elif mid in self.chats.values():
            emit("subscribed", topic=next(t for t, m in self.chats.items() if m == mid))

    def on_publish(self, client, userdata, mid):
        with self.sending_lock:
            topic = self.sending.pop(mid, None)
        if topic is not None:
            emit("sent", topic=topic)

    def on_disconnect(self, client, userdata, reason, properties=None):
        if reason != 0:
            emit("disconnected", why=str(reason))
            client.disconnect()  # ends the loop, which would connect again

    def on_thread_exception(self, facts):
        self.dead = True
        emit("dead", why="%s: %s" % (facts.exc_type.__name__, facts.exc_value))

    def on_message(self, client, userdata, message):
        topic = message.topic.split("/")
        payload = json.loads(message.payload)
        payload.keys()
        if topic[0] == "USERS":
            self.on_presence(payload)
        elif topic[0] == "GROUPS":
            self.on_group(topic, payload, message.payload.decode())
        elif topic[0] == "CONTROL":
            self.on_control(topic, payload)
        elif topic[0] in self.chats:
            text = {key: payload[key] for key in ("user", "message", "created_at")}
            emit("message", topic=topic[0], payload=message.payload.decode(), **text)

    def on_presence(self, payload):
        self.users[payload["user"]] = payload["status"]
        emit("presence", user=payload["user"], status=payload["status"])

    def on_group(self, topic, payload, raw):
        name = topic[1]
        kind = topic[2]
        if kind == "owner":
            self.groups[name] = {
                "owner": payload["user"],
                "created_at": payload["created_at"],
                "members": {},
                "messages": [],
            }
            emit("owner", group=name, user=payload["user"], created_at=payload["created_at"])
        elif kind == "members":
            member = topic[3]
            self.groups[name]["members"][member] = payload["status"]
            emit("membership", group=name, user=payload["user"], status=payload["status"])
        elif kind == "messages":
            text = {key: payload[key] for key in ("user", "message", "created_at")}
            self.groups[name]["messages"].append(text)
            emit("group_message", group=name, payload=raw, **text)
        else:
            emit("ignored", topic="/".join(topic), payload=raw)

    def on_control(self, topic, payload):
        if topic[2] == "active_chats":
            emit("alive", id=payload.get("ping"))
            return
        other = payload["user"]
        status = payload["status"]
        if status == WAITING:
            self.requests[other] = payload["created_at"]
            emit("request", user=other, created_at=payload["created_at"])
        elif status == APPROVED:
            chat = payload["topic"]
            started = payload["started_at"]
            self.requests.pop(other, None)
            self.chats[chat] = self.client.subscribe(chat, qos=2)[1]
            emit("acceptance", user=other, topic=chat, started_at=started)
        else:
            emit("answer", user=other, status=status)

    # What it is told to do, in the main thread.

    def put(self, topic, payload):
        self.client.publish(topic, json.dumps(payload), qos=0, retain=True)

    def write(self, topic, text):
        payload = {"user": self.user, "message": text, "created_at": now()}
        with self.sending_lock:  # or the acknowledgement could overtake the note
            mid = self.client.publish(topic, json.dumps(payload), qos=2).mid
            self.sending[mid] = topic

    def membership(self, group, member, status):
        topic = "GROUPS/%s/members/%s" % (group, member)
        self.put(topic, {"user": member, "status": status})

    def chat_with(self, user):
        """The latest conversation with somebody, told by its topic."""
        heads = ("%s_%s_" % (self.user, user), "%s_%s_" % (user, self.user))
        return [topic for topic in self.chats if topic.startswith(heads)][-1]

    def do_request(self, user):
        topic = "CONTROL/%s_Control/chat_requests/%s" % (user, self.user)
        self.put(topic, {"user": self.user, "status": WAITING, "created_at": now()})

    def do_accept(self, user):
        self.requests[user]
        started = now()
        chat = "%s_%s_%s" % (self.user, user, started)
        for mine, other in ((self.user, user), (user, self.user)):
            topic = "CONTROL/%s_Control/chat_requests/%s" % (mine, other)
            answer = {"user": other, "status": APPROVED, "topic": chat, "started_at": started}
            self.put(topic, answer)

    def do_write_user(self, user, text):
        self.write(self.chat_with(user), text)

    def do_create_group(self, group):
        self.put("GROUPS/%s/owner" % group, {"user": self.user, "created_at": now()})
        self.membership(group, self.user, APPROVED)

    def do_join_group(self, group):
        self.groups[group]
        self.membership(group, self.user, PENDING)

    def do_approve(self, group, user):
        self.groups[group]["members"][user]
        self.membership(group, user, APPROVED)

    def do_write_group(self, group, text):
        self.write("GROUPS/%s/messages" % group, text)

    def do_publish(self, topic, payload, qos=0, retain=False):
        """Anything at all, for playing a careless or hostile peer."""
        self.client.publish(topic, payload, qos=qos, retain=retain)

    def do_list(self):
        chats = list(self.chats)
        emit("list", users=self.users, groups=self.groups, requests=self.requests, chats=chats)

    def do_ping(self, id):
        """To a topic of its own that it subscribes to and nothing else publishes to."""
        if self.dead:
            emit("deaf", id=id)
            return
        topic = "CONTROL/%s_Control/active_chats/ping" % self.user
        self.client.publish(topic, json.dumps({"ping": id}), qos=2)

    def do_logout(self):
        self.put("USERS/" + self.user, {"user": self.user, "status": "offline"})
        self.client.disconnect()
        self.client.loop_stop()
        emit("offline")


def main():
    user = sys.argv[1]
    host = sys.argv[2] if len(sys.argv) > 2 else "127.0.0.1"
    port = int(sys.argv[3]) if len(sys.argv) > 3 else 1883
    original = Original(user, host, port)
    for line in sys.stdin:
        command = json.loads(line)
        name = command.pop("do")
        try:
            getattr(original, "do_" + name)(**command)
        except Exception as failure:
            emit("error", command=name, why="%s: %s" % (type(failure).__name__, failure))
    os._exit(0)


if __name__ == "__main__":
    main()
