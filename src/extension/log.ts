import * as vscode from 'vscode';
import type { Disposable } from './disposable.js';

/** The extension's output channel. Never told any code. */
export interface Log {
  readonly channel: vscode.LogOutputChannel;
  /** Something could not be analysed: for the log, never a pop-up. */
  failure(uri: vscode.Uri | undefined, error: unknown): void;
}

export function createLog(): Log & Disposable {
  const channel = vscode.window.createOutputChannel('Auth0 Relink', { log: true });
  return {
    channel,
    failure(uri, error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      channel.error(uri === undefined ? reason : `${vscode.workspace.asRelativePath(uri)}: ${reason}`);
    },
    dispose() {
      channel.dispose();
    },
  };
}
