import type { StartChannel } from '../editing/thread/channel.js';

/** What differs between desktop VS Code and VS Code in a browser. */
export interface Platform {
  readonly name: 'node' | 'web';
  /** Whether the analysis thread can read files of the scheme `file` itself. */
  readonly readsDisk: boolean;
  readonly startThread: StartChannel;
  /** Finds VS Code's own ripgrep, if any. Called when the first scan starts. */
  readonly findRipgrep: () => string | undefined;
}
