#ifndef CHAT_CEDITLINE_H
#define CHAT_CEDITLINE_H
#endif
