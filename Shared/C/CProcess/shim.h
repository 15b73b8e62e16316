#pragma once
#include <errno.h>
#include <fcntl.h>
#include <linux/memfd.h>
#include <signal.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* prctl is variadic, which Swift cannot call. */
static inline int signal_at_parent_death(int signal) { return prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0); }

/* ioctl is variadic as well. Columns of the terminal, 0 where it is none or does not say. */
static inline int terminal_columns(int descriptor) {
    struct winsize size = {0};
    return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

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

/* syscall and fcntl are variadic, and the C library's own functions for these hide behind _GNU_SOURCE. */

/* A descriptor that becomes readable when the process ends. */
static inline int open_process(pid_t process) { return (int)syscall(SYS_pidfd_open, process, 0u); }

/* A file in memory, without a name, that can be sealed. Programs may be mapped from it even where the system's default is not so. */
static inline int open_memory_file(const char *label) {
    const unsigned executable = 0x10u; /* MFD_EXEC, unknown to kernels before 6.3 */
    int file = (int)syscall(SYS_memfd_create, label, MFD_CLOEXEC | MFD_ALLOW_SEALING | executable);
    return file >= 0 || errno != EINVAL ? file : (int)syscall(SYS_memfd_create, label, MFD_CLOEXEC | MFD_ALLOW_SEALING);
}
/* From now on nobody changes its bytes or its size, and nobody undoes this. F_ADD_SEALS; SEAL, SHRINK, GROW and WRITE. */
static inline int seal_memory_file(int file) { return fcntl(file, 1033, 0x1 | 0x2 | 0x4 | 0x8); }

/* The child closes every descriptor from `first` on, also those that other threads open meanwhile. */
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);
static inline int close_in_child_from(posix_spawn_file_actions_t *actions, int first) {
    return posix_spawn_file_actions_addclosefrom_np(actions, first);
}
