/** Exit codes, documented in docs/configuration.md. As in grep, a failure takes precedence over findings. */
export const EXIT = {
  clean: 0,
  findings: 1,
  /** Wrong usage, or a file could not be read or analysed: an empty result proves nothing. */
  failure: 2,
  /** Stopped by Ctrl-C: 128 plus the number of SIGINT. */
  interrupted: 130,
} as const;
