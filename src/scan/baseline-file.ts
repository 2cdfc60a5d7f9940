import { render } from '../messages/render.js';
import type { BaselineEntry } from '../report/baseline.js';
import { isMistake, MAX_BASELINE, parseBaseline } from '../report/parse-baseline.js';
import { parentOf, rawFromText } from './raw-path.js';
import { readSettings } from './read-settings.js';

/**
 * Reads a baseline.
 * @param file absolute
 * @param shown its name in errors
 * @returns undefined if there is no such file
 * @throws {Error} with a sentence that names file and place, if it is not a complete baseline of this version
 */
export function readBaseline(file: string, shown: string): readonly BaselineEntry[] | undefined {
  const raw = rawFromText(file);
  const bytes = readSettings(raw, parentOf(raw), undefined, MAX_BASELINE);
  if (!Buffer.isBuffer(bytes)) {
    if (bytes.isMissing && bytes.reason !== 'EISDIR') return undefined;
    throw new Error(`${shown}: cannot be read (${bytes.reason})`);
  }
  const parsed = parseBaseline(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  if (!isMistake(parsed)) return parsed;
  const { line, column, message } = parsed;
  throw new Error(`${shown}:${line}:${column}: ${render(message)}`);
}
