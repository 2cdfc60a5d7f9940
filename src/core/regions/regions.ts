import { hostLanguageOf } from '../hosts.js';
import { readHtml } from './html.js';
import type { Region } from './region.js';

export interface RegionList {
  readonly regions: readonly Region[];
  /** The URLs of the external scripts that the document loads. */
  readonly scriptUrls: readonly string[];
}

/** The regions of a document, by the kind of its file. An unknown kind has none. */
export function regionsOf(text: string, fileName: string): RegionList {
  const language = hostLanguageOf(fileName);
  switch (language) {
    case undefined:
      return { regions: [], scriptUrls: [] };
    case 'html':
      return readHtml(text);
    case 'jsx':
      return { regions: [whole(text, 'jsx')], scriptUrls: [] };
    default:
      return { regions: [whole(text, language)], scriptUrls: [] };
  }
}

function whole(text: string, language: Region['language']): Region {
  return { language, code: text, map: [[0, 0]], kind: 'script' };
}
