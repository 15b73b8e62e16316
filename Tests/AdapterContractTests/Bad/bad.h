/* What all the bad ones share: a block and a manifest that are in order, and an answer that a test recognises. */
#ifndef BAD_H
#define BAD_H

#define _GNU_SOURCE
#include "outreach_adapter.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#ifndef PLATFORM
#define PLATFORM "bad"
#endif
#ifndef VERSION
#define VERSION "1.0.0"
#endif
#ifndef ABI_MAJOR
#define ABI_MAJOR OUTREACH_ADAPTER_ABI_MAJOR
#endif

static const char manifest[] =
    "{\"platform\":\"" PLATFORM "\",\"version\":\"" VERSION "\",\"display_name\":\"Bad\",\"bases\":{},\"credentials\":[],"
    "\"operations\":[{\"name\":\"message\",\"deliveries\":[\"assisted\"],\"access\":\"none\",\"send_guarantee\":\"none\"}]}";

static int has(const uint8_t *request, size_t size, const char *word) {
    return memmem(request, size, word, strlen(word)) != NULL;
}

static int32_t say(outreach_reply *reply, const char *text) {
    reply->size = strlen(text);
    reply->data = malloc(reply->size + 1);
    memcpy(reply->data, text, reply->size + 1);
    return 0;
}

/* An outcome with one number in it. */
static int32_t done(outreach_reply *reply, const char *name, long value) {
    char text[200];
    snprintf(text, sizeof text, "{\"step\":\"done\",\"outcome\":{\"%s\":%ld,\"version\":\"" VERSION "\"}}", name, value);
    return say(reply, text);
}

static int32_t answer(const uint8_t *request, size_t size, outreach_reply *reply);

static int32_t perform(const uint8_t *request, size_t size, outreach_reply *reply) {
    if (has(request, size, "\"call\":\"manifest\"")) return say(reply, manifest);
    return answer(request, size, reply);
}

static void release(outreach_reply *reply) { free(reply->data); }

static const outreach_adapter block = {
    OUTREACH_ADAPTER_MAGIC, ABI_MAJOR, 0, sizeof(outreach_adapter), 0, PLATFORM, VERSION, perform, release,
};

#ifndef NO_ENTRY
const outreach_adapter *outreach_adapter_entry(void) { return &block; }
#else
const outreach_adapter *another_name(void) { return &block; }
#endif

#endif
