import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../cli/run.js';

/**
 * Rewrites files with `auth0-relink fix --write`.
 * @param files texts by path
 * @returns the texts afterwards, including those of new files
 */
export function fixedByCommandLine(
  files: Readonly<Record<string, string>>,
  ...options: readonly string[]
): Record<string, string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'relink-fixed-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    const { code, stderr } = run(folder, ['fix', '--write', '--allow-dirty', ...options, '.']);
    assert.notEqual(code, 2, stderr);
    const names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
    return Object.fromEntries(
      names.sort().map((name) => [name.replaceAll(path.sep, '/'), readFileSync(path.join(folder, name), 'utf8')]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
