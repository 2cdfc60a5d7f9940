import * as vscode from 'vscode';
import type { Disposable } from '../editing/disposable.js';

/** The extension's output channel. Code is never logged. */
export interface Log {
  readonly channel: vscode.LogOutputChannel;
  /** Logs that something could not be analysed. Never shows a notification. */
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
