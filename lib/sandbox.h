/* sandbox: what a filter gives up before it reads text that others wrote.
 *
 * Everything that is open stays open and usable. Where the kernel lacks Landlock only
 * the way back to more rights (setuid programs) is closed, and outside Linux nothing
 * changes: no program fails or says a word for want of a sandbox. */
#ifndef SANDBOX_H
#define SANDBOX_H

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

/* For main, when user tables have been read and output is open. From here on the process
 * and its children can open files to read them and for nothing else: not write, create,
 * remove, rename or run one, not steer a device, not bind or connect a TCP socket, not
 * reach processes outside by signals or abstract sockets. Call before threads are made. */
void sandbox_enter(void);

/* For input_each, once the last operand is open: reading is given up too, so that no path
 * can be opened any more. Nothing happens in a process that never entered. */
void sandbox_seal(void);

/* The version of Landlock that the kernel speaks; 0 for none. */
int sandbox_abi(void);

#endif
