/** Code with findings, and what a scan says about it. */
import path from 'node:path';
import { run } from '../run.js';
import type { Ran } from '../run.js';

export const LOCK = "var lock = new Auth0Lock('id', 'x.auth0.com');\n";
export const link = (token: string) => `lock.show({ authParams: { access_token: ${token} } });\n`;
export const unlink = (host = 'x') => `fetch('https://${host}.auth0.com/unlink', { method: 'POST' });\n`;

/** The lines of an `agent` report, without columns and messages. */
export interface Found extends Ran {
  readonly places: readonly string[];
}

export function find(root: string, args: readonly string[], options: Parameters<typeof run>[2] = {}): Found {
  const ran = run(root, ['scan', '-f', 'agent', ...args], options);
  return { ...ran, places: placesIn(ran.stdout) };
}

/** What the report says of files that globs exclude. */
const EXCLUDED = /^not analysed: .*: excluded by include or ignore globs$/;

function placesIn(report: string): string[] {
  const lines = report.split('\n').filter((line) => line !== '' && !EXCLUDED.test(line));
  return lines.map((line) => /^(.+?:\d+):\d+ (?:certain|likely|dead) /.exec(line)?.[1] ?? line);
}

/** Returns a path that git reads as a repository with a history, unlike a folder's own. */
export function fileUrl(folder: string): string {
  return `file://${path.resolve(folder)}`;
}
