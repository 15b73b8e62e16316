/* A whole adapter in plain C, for a network that does not exist: "postcard" prints a text and mails it.
 *
 *     cc -std=c99 -O2 -shared -fPIC -I Shared/C/CAdapterABI -o libpostcard.so Docs/examples/adapter.c
 *     outreach adapters pin libpostcard.so
 *
 * It says which request to make and what an answer means; the host makes the request (Docs/wire-contract.md). */
#include "outreach_adapter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef VERSION
#define VERSION "1.0.0"
#endif

static const char manifest[] =
    "{\"platform\":\"postcard\",\"version\":\"" VERSION "\",\"display_name\":\"Postcard\","
    "\"bases\":{\"api\":\"https://api.postcard.example\"},"
    "\"credentials\":[{\"name\":\"token\",\"environment\":\"POSTCARD_TOKEN\",\"summary\":\"Key of the print shop\"}],"
    "\"operations\":[{\"name\":\"message\",\"deliveries\":[\"api\"],\"access\":\"any\",\"credentials\":[\"token\"],"
    "\"input\":{\"type\":\"object\",\"required\":[\"recipient\",\"text\"]},"
    "\"text\":{\"max\":2000,\"unit\":\"bytes\"},\"limits\":{\"per_minute\":60,\"per_day\":1000},"
    "\"send_guarantee\":\"lookup\",\"settle_seconds\":5,\"summary\":\"Prints the text on a card and mails it.\"},"
    "{\"name\":\"reconcile\",\"deliveries\":[\"api\"],\"access\":\"any\",\"credentials\":[\"token\"],"
    "\"send_guarantee\":\"none\",\"summary\":\"Asks the print shop whether it has a card of this key.\"}]}";

/* A piece of the request: one JSON value as it stands there, escapes and quotes included. Empty when it is not there. */
typedef struct { const char *at, *end; } piece;

static const char *space(const char *at, const char *end) {
    while (at < end && strchr(" \t\r\n,:", *at) && *at) at++;
    return at;
}

/* The end of the value that begins at `at`. The host sends valid JSON, so brackets need no pairing by kind. */
static const char *past(const char *at, const char *end) {
    int depth = 0;
    do {
        if (at < end && *at == '"') {
            for (at++; at < end && *at != '"'; at++) at += *at == '\\';
            at += at < end;
        } else if (at < end && strchr("{[}]", *at) && *at) {
            depth += *at == '{' || *at == '[' ? 1 : -1;
            at++;
        } else {
            while (at < end && !strchr(",:{}[]\" \t\r\n", *at)) at++;
        }
        if (depth > 0) at = space(at, end);
    } while (depth > 0 && at < end);
    return at < end ? at : end;
}

static int is(piece value, const char *text) {
    size_t size = strlen(text);
    return (size_t)(value.end - value.at) == size && memcmp(value.at, text, size) == 0;
}

/* What lies between the brackets of an object or an array; empty for anything else. */
static piece inside(piece whole) {
    if (whole.at == whole.end || (*whole.at != '{' && *whole.at != '[')) whole.at = whole.end;
    else whole.at++;
    return whole;
}

/* Takes the next value off `rest`, empty after the last one; in an object names and values take turns. */
static piece next(piece *rest) {
    piece value = {space(rest->at, rest->end), rest->end};
    if (value.at == value.end || *value.at == '}' || *value.at == ']') value.end = value.at;
    else value.end = past(value.at, rest->end);
    rest->at = value.end;
    return value;
}

/* The member of an object; `name` with its quotes. */
static piece member(piece object, const char *name) {
    for (piece rest = inside(object);;) {
        piece key = next(&rest);
        if (key.at == key.end) return key;
        piece value = next(&rest);
        if (is(key, name)) return value;
    }
}

/* Bytes of a JSON string once it is read: limits count those, not the escapes. */
static size_t text_bytes(piece value) {
    size_t count = 0;
    for (const char *at = value.at + 1; at < value.end - 1; count++) {
        if (*at != '\\') {
            at++;
        } else if (at[1] != 'u' || value.end - at < 6) {
            at += 2;
        } else {
            char digits[5] = {at[2], at[3], at[4], at[5], 0};
            unsigned long code = strtoul(digits, NULL, 16);
            int is_pair = code >= 0xD800 && code < 0xDC00;
            count += is_pair ? 3 : (code >= 0x80) + (code >= 0x800);
            at += is_pair ? 12 : 6;
        }
    }
    return count;
}

#define IN(value) (int)((value).end - (value).at), (value).at
#define HEADERS "\"headers\":[[\"Authorization\",{\"concat\":[\"Bearer \",{\"secret\":\"token\"}]}]]"

static int failed(char *reply, size_t size, const char *code, const char *reason) {
    return snprintf(reply, size, "{\"step\":\"failed\",\"code\":\"%s\",\"reason\":\"%s\"}", code, reason);
}

/* The first step: which request does it. Text and key are passed on byte for byte. */
static int start(piece call, char *reply, size_t size) {
    piece operation = member(call, "\"operation\""), key = member(call, "\"key\""), input = member(call, "\"input\"");
    if (is(operation, "\"reconcile\""))
        return snprintf(reply, size, "{\"step\":\"http\",\"requests\":[{\"id\":\"look\",\"method\":\"GET\",\"base\":\"api\","
            "\"path\":\"/v1/cards\",\"query\":[[\"key\",%.*s]]," HEADERS "}]}", IN(key));
    if (!is(operation, "\"message\"")) return failed(reply, size, "NOT_AVAILABLE", "Postcard only sends cards.");
    piece to = member(member(input, "\"recipient\""), "\"platform_user_id\""), text = member(input, "\"text\"");
    if (to.at == to.end || *to.at != '"') return failed(reply, size, "RECIPIENT_UNREACHABLE", "There is no address.");
    if (text.at == text.end || *text.at != '"') return failed(reply, size, "CONTENT_REFUSED", "There is no text.");
    size_t length = text_bytes(text);
    if (length < 1 || length > 2000) return failed(reply, size, "CONTENT_REFUSED", "A card takes 1 to 2000 bytes.");
    return snprintf(reply, size, "{\"step\":\"http\",\"requests\":[{\"id\":\"send\",\"method\":\"POST\",\"base\":\"api\","
        "\"path\":\"/v1/cards\"," HEADERS ",\"json\":{\"to\":%.*s,\"text\":%.*s,\"key\":%.*s},\"commits\":true}]}",
        IN(to), IN(text), IN(key));
}

/* The last step: what the print shop's answer means. It gives the card's number in a header. */
static int resume(piece call, char *reply, size_t size) {
    int looks = is(member(call, "\"operation\""), "\"reconcile\"");
    piece results = inside(member(call, "\"results\"")), result = next(&results), card = {"", ""};
    piece status = member(result, "\"status\""), sent = member(member(result, "\"error\""), "\"sent\"");
    piece headers = inside(member(result, "\"headers\""));
    for (piece pair = next(&headers); pair.at != pair.end; pair = next(&headers)) {
        piece inner = inside(pair), name = next(&inner), value = next(&inner);
        if (is(name, "\"x-card-id\"") && value.at != value.end && *value.at == '"') card = value;
    }
    int code = status.at == status.end ? 0 : atoi(status.at);
    if (looks && code == 200 && card.at != card.end)
        return snprintf(reply, size, "{\"step\":\"done\",\"outcome\":{\"found\":true,\"external_id\":%.*s}}", IN(card));
    if (looks) return snprintf(reply, size, "{\"step\":\"done\",\"outcome\":{\"found\":%s}}", code == 404 ? "false" : "null");
    if (code == 201 && card.at != card.end)
        return snprintf(reply, size, "{\"step\":\"done\",\"outcome\":{\"external_id\":%.*s}}", IN(card));
    if (is(sent, "false")) return failed(reply, size, "TEMPORARY", "The print shop was not reached.");
    if (code == 401) return failed(reply, size, "INVALID_CREDENTIALS", "The print shop refuses the key.");
    if (code == 429) return failed(reply, size, "RATE_LIMITED", "The print shop asks for a pause.");
    if (code == 403) return failed(reply, size, "NOT_AVAILABLE", "The key may not send cards.");
    if (code == 404) return failed(reply, size, "RECIPIENT_UNREACHABLE", "The print shop does not know this address.");
    if (code == 422) return failed(reply, size, "CONTENT_REFUSED", "The print shop does not take this text.");
    /* Only what the print shop documents promises that no card was printed. */
    return failed(reply, size, "UNKNOWN_OUTCOME", "The print shop gave no clear answer.");
}

static int32_t perform(const uint8_t *request, size_t size, outreach_reply *reply) {
    piece call = {(const char *)request, (const char *)request + size}, name = member(call, "\"call\"");
    size_t room = 65536;
    char *out = malloc(room);
    if (!out) return 1;
    int count = -1;
    if (is(name, "\"manifest\"")) count = snprintf(out, room, "%s", manifest);
    else if (is(name, "\"start\"")) count = start(call, out, room);
    else if (is(name, "\"resume\"")) count = resume(call, out, room);
    else if (is(name, "\"inbound\"")) count = snprintf(out, room, "{\"respond\":{\"status\":404},\"events\":[]}");
    if (count < 0) {
        free(out);
        return 1; /* no request of the contract */
    }
    /* After the committing request nothing may be promised. */
    if ((size_t)count >= room)
        count = failed(out, room, is(name, "\"resume\"") ? "UNKNOWN_OUTCOME" : "CONFIGURATION", "That is too long for this adapter.");
    reply->data = (uint8_t *)out;
    reply->size = (size_t)count;
    return 0;
}

static void release(outreach_reply *reply) { free(reply->data); }

static const outreach_adapter adapter = {
    OUTREACH_ADAPTER_MAGIC, OUTREACH_ADAPTER_ABI_MAJOR, OUTREACH_ADAPTER_ABI_MINOR, sizeof(outreach_adapter), 0,
    "postcard", VERSION, perform, release,
};

const outreach_adapter *outreach_adapter_entry(void) { return &adapter; }
