/*
 * The floor: what the kernel itself takes for a lab. Reads a script, recorded from a lab that was built (floor-script.ts
 * has its words), and does the same to the kernel as fast as C can: the same namespaces, the same settings, the same
 * netlink messages in the same sends, and nothing else. Everything is read and decoded before the clock starts.
 *
 *   cc -O2 -o floor floor.c && floor SCRIPT      only in namespaces of its own
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

struct step {
  char verb;
  int fd;
  char *path;
  char *value;
  unsigned char *bytes;
  size_t length;
  unsigned last;
};

static struct step *steps;
static size_t count, room;
static int home;
static char inbox[1 << 17];

static void die(const char *what, const struct step *step) {
  fprintf(stderr, "floor: step %zu, %s %s: %s\n", (size_t)(step - steps), what, step->path ? step->path : "", strerror(errno));
  exit(1);
}

static int digit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

/* The sequence number of the last message: its acknowledgement ends a send. */
static unsigned last_of(const unsigned char *bytes, size_t length) {
  unsigned last = 0;
  for (size_t at = 0; at + sizeof(struct nlmsghdr) <= length;) {
    struct nlmsghdr header;
    memcpy(&header, bytes + at, sizeof header);
    last = header.nlmsg_seq;
    at += NLMSG_ALIGN(header.nlmsg_len);
  }
  return last;
}

static void decode(struct step *step, const char *hex) {
  size_t digits = strlen(hex);
  step->length = digits / 2;
  step->bytes = malloc(step->length);
  for (size_t i = 0; i < step->length; i++) step->bytes[i] = digit(hex[2 * i]) << 4 | digit(hex[2 * i + 1]);
  step->last = last_of(step->bytes, step->length);
}

static void read_script(const char *path) {
  FILE *file = fopen(path, "r");
  char *line = NULL;
  size_t size = 0;
  if (!file) exit((perror(path), 1));
  while (getline(&line, &size, file) > 0) {
    if (count == room) steps = realloc(steps, (room = room ? 2 * room : 1024) * sizeof *steps);
    struct step *step = &steps[count++];
    memset(step, 0, sizeof *step);
    char *save, *word = strtok_r(line, " \n", &save);
    step->verb = word[0];
    if (strchr("OENSMC", step->verb)) step->fd = atoi(strtok_r(NULL, " \n", &save));
    if (strchr("BWE", step->verb)) step->path = strdup(strtok_r(NULL, " \n", &save));
    if (step->verb == 'W') step->value = strdup(strtok_r(NULL, " \n", &save));
    if (step->verb == 'M') decode(step, strtok_r(NULL, " \n", &save));
  }
  free(line);
  fclose(file);
}

/* Messages name namespaces by descriptor: each has to have the number it had. */
static void number(int fd, const struct step *step) {
  if (fd < 0) die("open", step);
  if (fd == step->fd) return;
  if (dup3(fd, step->fd, O_CLOEXEC) < 0) die("dup3", step);
  close(fd);
}

static void transact(const struct step *step) {
  if (send(step->fd, step->bytes, step->length, 0) < 0) die("send", step);
  for (;;) {
    ssize_t got = recv(step->fd, inbox, sizeof inbox, 0);
    if (got < 0) die("recv", step);
    for (struct nlmsghdr *header = (void *)inbox; NLMSG_OK(header, got); header = NLMSG_NEXT(header, got)) {
      if (header->nlmsg_type != NLMSG_ERROR) continue;
      int error = ((struct nlmsgerr *)NLMSG_DATA(header))->error;
      if (error) errno = -error, die("refused", step);
      if (header->nlmsg_seq == step->last) return;
    }
  }
}

static void set(const struct step *step) {
  int fd = open(step->path, O_WRONLY | O_CLOEXEC);
  if (fd < 0 || write(fd, step->value, strlen(step->value)) < 0) die("write", step);
  close(fd);
}

static void netlink(const struct step *step) {
  int on = 1, large = 1 << 20;
  number(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE), step);
  setsockopt(step->fd, SOL_NETLINK, NETLINK_CAP_ACK, &on, sizeof on);
  setsockopt(step->fd, SOL_NETLINK, NETLINK_EXT_ACK, &on, sizeof on);
  setsockopt(step->fd, SOL_SOCKET, SO_RCVBUF, &large, sizeof large);
  setsockopt(step->fd, SOL_SOCKET, SO_SNDBUF, &large, sizeof large);
}

static void mark(const struct step *step) {
  close(open(step->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (unshare(CLONE_NEWNET) < 0) die("unshare", step);
  if (mount("/proc/thread-self/ns/net", step->path, NULL, MS_BIND, NULL) < 0) die("mount", step);
}

static void run(const struct step *step) {
  switch (step->verb) {
    case 'O': return number(open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC), step), (void)(home = step->fd);
    case 'B': return mark(step);
    case 'W': return set(step);
    case 'H': if (setns(home, CLONE_NEWNET) < 0) die("setns", step); return;
    case 'E': return number(open(step->path, O_RDONLY | O_CLOEXEC), step);
    case 'N': if (setns(step->fd, CLONE_NEWNET) < 0) die("setns", step); return;
    case 'S': return netlink(step);
    case 'M': return transact(step);
    case 'C': close(step->fd); return;
    default: errno = EINVAL, die("unknown", step);
  }
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  read_script(argv[1]);
  double start = now();
  for (size_t i = 0; i < count; i++) run(&steps[i]);
  double up = now() - start;
  printf("{\"up\":%.3f}\ndown\n", up);
  fflush(stdout);
  return 0;
}
