import { constants } from 'node:os';

/** Exit codes, documented in docs/configuration.md. As in grep, a failure takes precedence over findings. */
export const EXIT = {
  clean: 0,
  findings: 1,
  /** Wrong usage, or a file could not be read, analysed or written: an empty result proves nothing. */
  failure: 2,
} as const;

/** Signals that ask a process to end: Ctrl-C, `kill`, and a closed terminal. */
export const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Returns the exit code after a signal, as shells define it: 130 for Ctrl-C. */
export function exitCodeAfter(signal: (typeof STOP_SIGNALS)[number]): number {
  return 128 + constants.signals[signal];
}
