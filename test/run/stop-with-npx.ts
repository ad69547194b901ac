import { readFileSync } from "node:fs";

/**
 * Asks this process to finish, by `SIGTERM`, when the `npx` that started it is gone: npx hands a signal only to its
 * shell, which dies without telling, and the service would be left holding its port. Does nothing without npx, nor
 * out of Linux.
 */
export const stopWithNpx = ({ every = 300 } = {}): void => {
  if (process.platform !== "linux") return;
  const line = findLineToNpx();
  if (line === undefined) return;
  const timer = setInterval(() => {
    // A dead process may linger until it is waited for, but its children change parent at once.
    if (line.every(({ pid, parent }) => readParent(pid) === parent)) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, every);
  timer.unref();
};

/** Our ancestors, from our parent to the child of the nearest npm that runs another program. */
const findLineToNpx = (): { pid: number; parent: number }[] | undefined => {
  const line: { pid: number; parent: number }[] = [];
  for (let pid = process.ppid; pid > 1; ) {
    const parent = readParent(pid);
    if (parent === undefined) return undefined;
    line.push({ pid, parent });
    if (isNpx(parent)) return line;
    pid = parent;
  }
  return undefined;
};

const readParent = (pid: number): number | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined;
  }
};

const isNpx = (pid: number): boolean => {
  try {
    return /^npm exec\b|npx-cli\.js|\/npx\0/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
  } catch {
    return false;
  }
};
