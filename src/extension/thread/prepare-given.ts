import { isCandidate } from '../../core/engine/needles.js';
import { hostLanguageOf, isScriptLanguage } from '../../core/hosts/hosts.js';
import type { ModuleReader } from '../../core/types.js';
import { ruleMetas } from '../../rules/metadata.js';
import { isMinifiedName, isMinifiedText } from '../../scan/minified.js';
import { DEFAULT_MAX_FILE_SIZE } from '../../scan/options.js';
import type { Skip } from '../../scan/prepare.js';
import type { Prepared } from './prepared.js';
import { importKey } from './protocol.js';
import type { DocumentRequest, Import, Surroundings } from './protocol.js';

/** As the scan's `prepareDocument`, for a document whose surroundings are given instead of read. */
export function prepareGiven(
  { text, fileName }: DocumentRequest,
  { rules, domains, packages, levels, modules }: Surroundings,
): Prepared | Skip | undefined {
  const host = hostLanguageOf(fileName);
  if (host === undefined) return { reason: 'unsupported', detail: '' };
  if (isMinifiedName(fileName)) return { reason: 'minified', detail: '' };
  if (text.length > DEFAULT_MAX_FILE_SIZE) return { reason: 'too-large', detail: `${text.length} characters` };
  const active = rules === undefined ? ruleMetas : ruleMetas.filter(({ id }) => rules.includes(id));
  if (active.length === 0 || !isCandidate(active, text)) return undefined;
  if (host === 'foreign' && !text.includes('auth0.com')) return undefined;
  if (isScriptLanguage(host) && isMinifiedText(text)) return { reason: 'minified', detail: 'very long lines' };
  const missing: Import[] = [];
  const reader: ModuleReader = {
    read(from, specifier) {
      const found = modules[importKey({ from, specifier })];
      if (found === undefined) missing.push({ from, specifier });
      return found ?? undefined;
    },
  };
  const options = {
    ...(active.length === ruleMetas.length ? {} : { rules: active.map(({ id }) => id) }),
    ...(domains !== undefined && domains.length > 0 ? { domains } : {}),
    ...(packages ? { packages } : {}),
  };
  return { task: { text, fileName, options, levels }, reader, missing };
}
