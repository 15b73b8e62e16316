#pragma once
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>

/* curl's setopt and getinfo are variadic, which Swift cannot call: one function per type of argument. */
static inline CURLcode curl_set_text(CURL *curl, CURLoption option, const char *value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode curl_set_long(CURL *curl, CURLoption option, long value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode curl_set_size(CURL *curl, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode curl_set_pointer(CURL *curl, CURLoption option, void *value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode curl_set_list(CURL *curl, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(curl, option, value);
}

typedef size_t (*curl_bytes_callback)(char *bytes, size_t size, size_t count, void *context);
static inline CURLcode curl_set_bytes_callback(CURL *curl, CURLoption option, curl_bytes_callback value) {
    return curl_easy_setopt(curl, option, value);
}

/* Asked for a socket before each connect; CURL_SOCKET_BAD refuses that address. */
typedef curl_socket_t (*curl_open_callback)(void *context, curlsocktype purpose, struct curl_sockaddr *address);
/* Asked before each request, also on a connection that was opened for another one. */
typedef int (*curl_ready_callback)(
    void *context, char *remote_address, char *local_address, int remote_port, int local_port);
static inline void curl_set_guard(CURL *curl, curl_open_callback open, curl_ready_callback ready, void *context) {
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, context);
    curl_easy_setopt(curl, CURLOPT_PREREQFUNCTION, ready);
    curl_easy_setopt(curl, CURLOPT_PREREQDATA, context);
}
/* The address's 4 or 16 bytes, whose number is `length`; NULL for what is neither IPv4 nor IPv6. */
static inline const unsigned char *curl_address_bytes(const struct curl_sockaddr *address, long *length) {
    if (address->family == AF_INET) {
        *length = 4;
        return (const unsigned char *)&((const struct sockaddr_in *)&address->addr)->sin_addr;
    }
    if (address->family == AF_INET6) {
        *length = 16;
        return (const unsigned char *)&((const struct sockaddr_in6 *)&address->addr)->sin6_addr;
    }
    return NULL;
}
static inline curl_socket_t curl_open_socket(const struct curl_sockaddr *address) {
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static inline long curl_get_status(CURL *curl) {
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}
/* Bytes of requests sent so far, redirects included: 0 means that nothing left this machine. */
static inline long curl_get_request_size(CURL *curl) {
    long size = 0;
    curl_easy_getinfo(curl, CURLINFO_REQUEST_SIZE, &size);
    return size;
}

typedef int (*curl_watch_callback)(CURL *curl, curl_socket_t socket, int what, void *context, void *socket_context);
typedef int (*curl_alarm_callback)(CURLM *multi, long milliseconds, void *context);
static inline void curl_multi_set_callbacks(
    CURLM *multi, curl_watch_callback watch, curl_alarm_callback alarm, void *context) {
    curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, watch);
    curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, context);
    curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, alarm);
    curl_multi_setopt(multi, CURLMOPT_TIMERDATA, context);
}
static inline void curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    curl_multi_setopt(multi, option, value);
}

/* The next transfer that ended, or NULL; CURLMsg keeps its result in a union. */
static inline CURL *curl_next_done(CURLM *multi, CURLcode *result) {
    int left = 0;
    for (CURLMsg *message; (message = curl_multi_info_read(multi, &left)) != NULL;) {
        if (message->msg != CURLMSG_DONE) continue;
        *result = message->data.result;
        return message->easy_handle;
    }
    return NULL;
}
