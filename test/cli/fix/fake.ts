import { copyFileSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { CLI } from '../run.js';

let folder: string | undefined;

/** Returns the bundled command line with a fake engine whose rewrites a test controls; see fake-engine.ts. */
export function fakeCli(): string {
  folder ??= realpathSync(mkdtempSync(path.join(tmpdir(), 'relink-cli-')));
  const cli = path.join(folder, 'cli.js');
  for (const name of ['cli.js', 'worker.js', 'fix-worker.js']) {
    copyFileSync(path.join(path.dirname(CLI), name), path.join(folder, name));
  }
  const entryPoints = [path.join(__dirname, 'fake-engine.ts')];
  buildSync({ entryPoints, outfile: path.join(folder, 'engine.js'), bundle: true, platform: 'node', format: 'cjs' });
  return cli;
}

export function removeFakeCli(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  folder = undefined;
}

/** Returns a text that counts as a candidate, with instructions for the fake engine. */
export function code(...words: string[]): string {
  return `${words.map((word) => `send('/unlink', ${word});`).join('\n')}\n// auth0\n`;
}
