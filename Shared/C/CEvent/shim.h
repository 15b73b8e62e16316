#pragma once
/* First, before libevent's configuration defines _GNU_SOURCE: the layout of fd_set must stay the one Swift's Glibc saw. */
#include <sys/types.h>
#include <sys/select.h>
#include <sys/time.h>
#include <sys/prctl.h>
#include <event2/event.h>
#include <event2/thread.h>
#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/http.h>
#include <event2/http_struct.h>
#include <event2/keyvalq_struct.h>
#include <event2/listener.h>

/* prctl is variadic, which Swift cannot call. The kernel keeps 15 characters. */
static inline void name_this_thread(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }

/* Swift cannot reach bit fields. The response is framed by the server, so evhttp must not add its last chunk. */
static inline void request_forget_chunks(struct evhttp_request *request) { request->chunked = 0; }
