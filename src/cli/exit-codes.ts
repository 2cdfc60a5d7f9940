/** What the exit code says; docs/configuration.md lists them. As with grep, a failure outranks what was found. */
export const EXIT = {
  clean: 0,
  findings: 1,
  /** Wrong usage, or something could not be read or analysed: what was not found says nothing. */
  failure: 2,
  /** Stopped by Ctrl-C: 128 and the number of SIGINT. */
  interrupted: 130,
} as const;
