import type { AnalyzeOptions, ModuleReader, RuleMeta } from '../types.js';
import type { Vocabulary } from '../vocabulary.js';
import { isWorthOpening, MAX_IMPORT_DEPTH, otherFilesNaming } from './imported-files.js';
import { mayMatch } from './needles.js';

/** The maximum number of imported files to search for a sign. With more of them, the document is analysed. */
const MAX_FILES = 100;

/** Matches the specifiers of imports, exports and `require` calls. */
const SPECIFIER = /\b(?:from|import|require)\b\s?\(?\s?(?:'([^'\n]*)'|"([^"\n]*)"|`([^`\n]*)`)/g;

/** A document, and what an analysis knows about its project. */
export interface Candidate {
  readonly text: string;
  readonly fileName: string;
  readonly options: AnalyzeOptions;
  /** Without a reader, the analysis follows no import either. */
  readonly reader: ModuleReader | undefined;
}

/**
 * Returns the rules that may have a finding in a document, decided by its text and the texts of the files it imports:
 * this costs a fraction of parsing it. A rule without `signs` is decided by its needles.
 */
export function concernedRules(
  rules: readonly RuleMeta[],
  candidate: Candidate,
  vocabulary: Vocabulary,
): readonly RuleMeta[] {
  let imported: readonly string[] | undefined;
  const texts = (): readonly string[] => (imported ??= importedTexts(candidate, vocabulary));
  const concerned = rules.filter((rule) => mayMatch(rule, candidate.text) && hasSign(rule, candidate, texts));
  // Other rules only explain their findings.
  return concerned.some(({ isDependent }) => isDependent !== true) ? concerned : [];
}

/** Whether an analysis of a document may have a result: a finding of one of the rules, or an unused suppression. */
export function mayConcern(rules: readonly RuleMeta[], candidate: Candidate, vocabulary: Vocabulary): boolean {
  return candidate.text.includes(vocabulary.suppression) || concernedRules(rules, candidate, vocabulary).length > 0;
}

function hasSign(
  { signs }: RuleMeta,
  { text, fileName, options, reader }: Candidate,
  imported: () => readonly string[],
): boolean {
  if (signs === undefined || signs.own(text)) return true;
  if (options.scripts?.some(signs.imported)) return true;
  const domains = (options.domains ?? []).map((domain) => domain.toLowerCase());
  const namesDomain = (given: string): boolean => {
    const lower = domains.length > 0 ? given.toLowerCase() : '';
    return domains.some((domain) => lower.includes(domain));
  };
  if (namesDomain(text) || imported().some((other) => other === ANY || signs.imported(other) || namesDomain(other)))
    return true;
  const hosts = reader?.settingsFiles === undefined ? [] : (signs.hosts?.(text) ?? []);
  return hosts.length > 0 && otherFilesNaming(reader, fileName, hosts).length > 0;
}

/** Stands for files that were not read, because there are too many. */
const ANY = '\0';

/** Returns the texts of the files that an analysis may open from a document, at any depth. */
function importedTexts({ text, fileName, reader }: Candidate, vocabulary: Vocabulary): string[] {
  const texts: string[] = [];
  const seen = new Set([fileName]);
  let level: { readonly text: string; readonly fileName: string }[] = reader ? [{ text, fileName }] : [];
  for (let depth = 0; depth < MAX_IMPORT_DEPTH && level.length > 0; depth++) {
    const next: typeof level = [];
    for (const file of level) {
      for (const match of file.text.matchAll(SPECIFIER)) {
        const specifier = match[1] ?? match[2] ?? match[3] ?? '';
        const opened = reader?.read(file.fileName, specifier);
        if (opened === undefined || seen.has(opened.fileName)) continue;
        seen.add(opened.fileName);
        if (!isWorthOpening(opened.text, vocabulary)) continue;
        if (texts.length >= MAX_FILES) return [...texts, ANY];
        texts.push(opened.text);
        next.push(opened);
      }
    }
    level = next;
  }
  return texts;
}
