#pragma once
#include <curl/curl.h>

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
