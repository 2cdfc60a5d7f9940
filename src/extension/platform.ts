import type { StartChannel } from './thread/channel.js';

/** What differs between VS Code on a machine and in a browser. */
export interface Platform {
  readonly name: 'node' | 'web';
  /** Whether the analysis thread can read files of the scheme `file` itself. */
  readonly readsDisk: boolean;
  readonly startThread: StartChannel;
  /** VS Code's own ripgrep, where there is one. Called when the first scan starts. */
  readonly findRipgrep: () => string | undefined;
}
