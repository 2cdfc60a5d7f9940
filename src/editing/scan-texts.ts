import type { ScanProgress } from '../scan/options.js';
import type { EditorTexts } from './editor-texts.js';

/** @returns `1 finding`, `2 findings` */
export function findingCount(count: number, t: EditorTexts['t']): string {
  return count === 1 ? t('1 finding') : t('{0} findings', count);
}

/** @param folders the names of the scanned folders */
export function scanTitle([folder, ...others]: readonly string[], t: EditorTexts['t']): string {
  return folder === undefined || others.length > 0 ? t('Scanning workspace') : t('Scanning {0}', folder);
}

/** @param language of the reader, for numbers */
export function progressText(
  { done, candidates, findings, listed }: ScanProgress,
  t: EditorTexts['t'],
  language: string,
): string {
  const shown = (count: number) => count.toLocaleString(language);
  const total = listed ? shown(candidates) : `${shown(candidates)}+`;
  return t('{0} of {1} files, {2}', shown(done), total, findingCount(findings, t));
}
