#pragma once
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

/* prctl is variadic, which Swift cannot call. */
static inline int signal_at_parent_death(int signal) { return prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0); }

/* sigaction's handler is a union behind a macro. */
static inline int handle_signal(int signal, void (*handler)(int), struct sigaction *before) {
    struct sigaction action = {0};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    return sigaction(signal, &action, before);
}

/* pipe2 is hidden behind _GNU_SOURCE. Neither end blocks, and no child inherits them. */
static inline int open_quiet_pipe(int ends[2]) {
    if (pipe(ends) != 0) return -1;
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
        fcntl(ends[i], F_SETFL, O_NONBLOCK);
    }
    return 0;
}
