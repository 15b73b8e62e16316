/* The binary face of an adapter: one exported function, bytes in, bytes out. Docs/wire-contract.md says what the bytes mean.
 * Plain C99, so that an adapter can be written in any language; this header is all that it shares with the host. */
#ifndef OUTREACH_ADAPTER_H
#define OUTREACH_ADAPTER_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* "OUTR". */
#define OUTREACH_ADAPTER_MAGIC 0x4F555452u
/* A host takes any module of its own major number. A minor number adds, and never changes what was there. */
#define OUTREACH_ADAPTER_ABI_MAJOR 1
#define OUTREACH_ADAPTER_ABI_MINOR 1

/* An answer. The adapter allocates it, the host copies it and then calls `release`. */
typedef struct outreach_reply {
    uint8_t *data;
    size_t size;
} outreach_reply;

typedef struct outreach_adapter {
    uint32_t magic;       /* OUTREACH_ADAPTER_MAGIC */
    uint16_t abi_major;   /* OUTREACH_ADAPTER_ABI_MAJOR */
    uint16_t abi_minor;   /* OUTREACH_ADAPTER_ABI_MINOR */
    uint32_t struct_size; /* sizeof(outreach_adapter) */
    uint32_t reserved;    /* 0 */
    const char *platform; /* as the operator selects it: [a-z][a-z0-9_]{0,31} */
    const char *version;  /* of this adapter, semantic versioning */
    /* One request (UTF-8 JSON, no terminator) in, one reply out. Called by one thread at a time. 0 means that `reply` holds
     * an answer; anything else means that there is none, and the host treats the call as crashed. */
    int32_t (*perform)(const uint8_t *request, size_t size, outreach_reply *reply);
    void (*release)(outreach_reply *reply);
} outreach_adapter;

/* The one exported symbol. What it points to lives as long as the process: the host never unloads an adapter. */
const outreach_adapter *outreach_adapter_entry(void);

#ifdef __cplusplus
}
#endif

#endif
