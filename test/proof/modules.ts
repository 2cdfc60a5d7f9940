/** The files of a program's project other than the program. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';
import type { Program } from './cases.js';

/**
 * Writes the other files of a program's project.
 * @param root where the names of the program and its modules start
 * @param format what Node runs; the files stay as they are if absent
 */
export function writeModules(root: string, { modules }: Program, format?: 'module' | 'commonjs'): void {
  for (const { fileName, text } of modules) {
    const loader = fileName.endsWith('.ts') ? 'ts' : 'js';
    const code = format === undefined ? text : transformSync(text, { loader, target: 'node20' }).code;
    const file = path.join(root, format === undefined ? fileName : fileName.replace(/\.ts$/, '.js'));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, code);
  }
  if (format !== undefined) writeFileSync(path.join(root, 'package.json'), JSON.stringify({ type: format }));
}
