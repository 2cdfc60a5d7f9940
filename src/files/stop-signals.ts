import { constants } from 'node:os';

/** Signals that ask a process to end: Ctrl-C, `kill`, and a closed terminal. */
export const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Returns the exit code after a signal, as shells define it: 130 for Ctrl-C. */
export function exitCodeAfter(signal: (typeof STOP_SIGNALS)[number]): number {
  return 128 + constants.signals[signal];
}
