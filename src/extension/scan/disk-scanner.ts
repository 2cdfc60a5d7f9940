import type * as vscode from 'vscode';
import type { StartChannel } from '../../editing/thread/channel.js';
import type { ThreadClient } from '../../editing/thread/client.js';
import { scanInThread } from '../../editing/thread/scan-in-thread.js';
import type { ScanResult } from '../../report/result.js';
import type { Log } from '../log.js';
import { settingsOf } from '../settings.js';
import { unsavedIn } from './buffers.js';
import { encodingOf } from './encoding.js';
import { excludedIn } from './excluded.js';
import type { ScanCall, Scanner } from './scanner.js';

/** Scans folders on disk in a separate thread that ends with the scan, so scans neither slow typing nor keep memory. */
export class DiskScanner implements Scanner {
  readonly #client: ThreadClient;
  readonly #start: StartChannel;
  readonly #ripgrep: string | undefined;
  readonly #log: Log;

  constructor(client: ThreadClient, start: StartChannel, ripgrep: string | undefined, log: Log) {
    this.#client = client;
    this.#start = start;
    this.#ripgrep = ripgrep;
    this.#log = log;
  }

  async scan(folder: vscode.Uri, paths: readonly vscode.Uri[], call: ScanCall): Promise<ScanResult> {
    const { scan } = settingsOf(folder);
    const encoding = encodingOf(folder);
    const job = {
      folder: folder.fsPath,
      paths: paths.map(({ fsPath }) => fsPath),
      ignore: excludedIn(folder, this.#log),
      gitignore: scan.gitignore,
      ...(call.named === true && { named: true }),
      ...(encoding !== undefined && { encoding }),
      maxFileSize: scan.maxFileSize,
      ...(this.#ripgrep !== undefined && { ripgrep: this.#ripgrep }),
      buffers: unsavedIn(folder),
    };
    return scanInThread(job, call, this.#client, this.#start, (message) => {
      this.#log.channel.error(message);
    });
  }
}
