/** Which other files an analysis opens: those that a document imports, and those that set up clients. */
import type { FoundFile, ModuleReader } from '../types.js';
import type { Vocabulary } from '../vocabulary.js';

/** The maximum depth of imports to follow from the analysed document. */
export const MAX_IMPORT_DEPTH = 3;

/** The assumed maximum length of a file that only re-exports others, in UTF-16 code units. */
const MAX_BARREL = 2000;

/**
 * Whether a file is worth parsing: it mentions the service or a token, or is short enough to only re-export other
 * files.
 */
export function isWorthOpening(text: string, vocabulary: Vocabulary): boolean {
  return text.length < MAX_BARREL || vocabulary.isRelevant(text);
}

/** Returns the package's other files that may set up clients and name one of the hosts, in any case. */
export function otherFilesNaming(
  reader: ModuleReader | undefined,
  from: string,
  hosts: readonly string[],
): readonly FoundFile[] {
  const wanted = hosts.map((host) => host.toLowerCase());
  return (reader?.settingsFiles?.(from) ?? []).filter(({ fileName, text }) => {
    const lower = fileName === from ? '' : text.toLowerCase();
    return wanted.some((host) => lower.includes(host));
  });
}
