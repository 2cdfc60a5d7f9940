import * as vscode from 'vscode';
import { compileGlob } from '../../scan/globs.js';
import type { Log } from '../log.js';
import { settingsOf } from '../settings.js';

/** The globs that a scan of a folder skips: VS Code's `files.exclude` and the extension's own setting. */
export function excludedIn(folder: vscode.Uri, log: Log): string[] {
  const exclude = vscode.workspace.getConfiguration('files', folder).get<Record<string, unknown>>('exclude', {});
  const hidden = Object.entries(exclude).flatMap(([glob, value]) => (value === true ? [glob] : []));
  return [...hidden, ...settingsOf(folder).scan.exclude].filter((glob) => {
    try {
      compileGlob(glob);
      return true;
    } catch (error) {
      log.channel.warn(`Ignored the glob ${glob}: ${error instanceof Error ? error.message : String(error)}.`);
      return false;
    }
  });
}
