/** Helper modules that rewrites create beside a program. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';
import type { Program } from './cases.js';

/**
 * Writes a program's helper modules into its folder.
 * @param format what Node runs; the files stay as they are if absent
 */
export function writeModules(folder: string, program: Program, format?: 'module' | 'commonjs'): void {
  const { modules = [] } = program;
  for (const { fileName, text } of modules) {
    // The program itself is in the folder, whatever folders its name has.
    const place = path.relative(path.dirname(program.fileName), fileName);
    const loader = fileName.endsWith('.ts') ? 'ts' : 'js';
    const code = format === undefined ? text : transformSync(text, { loader, target: 'node20' }).code;
    writeFileSync(path.join(folder, format === undefined ? place : place.replace(/\.ts$/, '.js')), code);
  }
  if (format !== undefined) writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: format }));
}
