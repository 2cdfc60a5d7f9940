import { readBracedMarkup } from './braced-markup.js';
import type { RegionList } from './region.js';

/** A Svelte component. */
export function readSvelte(text: string): RegionList {
  const typed = /<script\b[^>]*\blang\s*=\s*["']?ts\b/.test(text);
  return readBracedMarkup(text, typed ? 'typescript' : 'jsx');
}
