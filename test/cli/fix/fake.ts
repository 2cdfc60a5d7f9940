import { copyFileSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CLI } from '../run.js';

let folder: string | undefined;

/** The bundled command line beside an engine that offers what a test asks for; see fake-engine.cjs. */
export function fakeCli(): string {
  folder ??= realpathSync(mkdtempSync(path.join(tmpdir(), 'relink-cli-')));
  const cli = path.join(folder, 'cli.js');
  copyFileSync(CLI, cli);
  copyFileSync(path.join(__dirname, 'fake-engine.cjs'), path.join(folder, 'engine.js'));
  return cli;
}

export function removeFakeCli(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  folder = undefined;
}

/** Text that the command line takes for a candidate, with what the fake engine is to find in it. */
export function code(...words: string[]): string {
  return `${words.map((word) => `send('/unlink', ${word});`).join('\n')}\n`;
}
