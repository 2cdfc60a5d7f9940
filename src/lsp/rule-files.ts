import path from 'node:path';
import { ruleMetas } from '../rules/metadata.js';
import { createBoundary } from '../scan/boundary.js';
import { parentOf, rawFromText } from '../scan/raw-path.js';
import { readSettingsText } from '../scan/read-settings.js';

/** In bytes; a page is much smaller. */
const MAX_SIZE = 256 * 1024;

/** Returns the path of a rule's page in this package; undefined for an unknown rule. */
export function rulePageOf(ruleId: string): string | undefined {
  const docs = ruleMetas.find(({ id }) => id === ruleId)?.docs;
  return docs === undefined ? undefined : path.join(__dirname, '..', docs);
}

/** Returns the text of a rule's page; empty if there is none. */
export function rulePageText(ruleId: string): string {
  const page = rulePageOf(ruleId);
  if (page === undefined) return '';
  const file = rawFromText(page);
  return readSettingsText(file, parentOf(file), createBoundary([path.dirname(page)]), MAX_SIZE) ?? '';
}
