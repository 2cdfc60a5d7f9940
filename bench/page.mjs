/** Writes results to docs/performance.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';

const page = path.join(path.dirname(import.meta.dirname), 'docs/performance.md');

/**
 * Prints a result, and with `write` also inserts it into the page.
 * @param {string} place the name of its markers: `<!-- NAME:begin -->`
 * @param {string} text Markdown
 * @param {boolean} write
 */
export async function deliver(place, text, write) {
  const style = { ...(await resolveConfig(page)), parser: 'markdown' };
  console.log(await format(text, style));
  if (!write) return;
  const [begin, end] = [`<!-- ${place}:begin -->`, `<!-- ${place}:end -->`];
  const [before, , after] = readFileSync(page, 'utf8').split(new RegExp(`${begin}|${end}`));
  if (after === undefined) throw new Error(`docs/performance.md has no ${begin} … ${end}`);
  writeFileSync(page, await format(`${before}${begin}\n\n${text}\n\n${end}${after}`, style));
}
