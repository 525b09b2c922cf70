/* sandbox: what a filter gives up before it reads text that others wrote.
 *
 * Everything that is open stays open and usable. Where the kernel lacks Landlock only
 * the way back to more rights (setuid programs) is closed, and outside Linux nothing
 * changes: no program fails or says a word for want of a sandbox. */
#ifndef SANDBOX_H
#define SANDBOX_H

#include <stdbool.h>

/* Builds whose instruments open files at exit (coverage counts, leak reports) set this:
 * their sandbox refuses the running of programs and the network, but no file. */
#ifndef SANDBOX_LOOSE
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANDBOX_LOOSE 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || __has_feature(thread_sanitizer)
#define SANDBOX_LOOSE 1
#endif
#endif
#endif
#ifndef SANDBOX_LOOSE
#define SANDBOX_LOOSE 0
#endif

/* For main, when user tables have been read and output is open, and before threads are made:
 * new privileges are given up, and sandbox_opened does its work from here on. */
void sandbox_enter(void);

/* Before sandbox_enter: files may be made and written in the folder that is open as `fd`, and in those
 * in it, after all. One folder; the descriptor stays the caller's, and open. */
void sandbox_keep(int fd);

/* For input_each, when an operand is open and before it is read. From the first on the
 * process and its children can open files to read them and for nothing else: not write,
 * create, remove, rename or run one, not steer a device, not bind or connect a TCP socket,
 * not reach processes outside by signals or abstract sockets. Once the last one is open no
 * path can be opened any more. Nothing happens in a process that never entered. */
void sandbox_opened(bool last);

/* The version of Landlock that the kernel speaks; 0 for none. */
int sandbox_abi(void);

#endif
