import { placedFindings } from './placed.js';
import type { FileName, FileResult, ReportedFinding, ScanResult } from './result.js';

/** The findings that a team knows of: a file in the repository, so reports show what is new. */
export interface BaselineEntry {
  /** The file's exact path, percent-encoded, relative to the folder of the baseline. */
  readonly file: string;
  readonly rule: string;
  /** See `fingerprintsOf`: it stays the same when code around the finding moves. */
  readonly id: string;
  /** Why the finding stays, in a person's words. */
  readonly reason?: string;
}

/** A finding that a baseline has. */
export interface BaselineFinding {
  readonly file: FileResult;
  readonly finding: ReportedFinding;
  /** Why it stays: then it is dismissed. */
  readonly reason?: string;
}

/** A scan compared with a baseline. */
export interface Compared {
  /** With the findings that the baseline does not have. */
  readonly result: ScanResult;
  /** The findings that the baseline has, in the order of the scan. */
  readonly known: readonly BaselineFinding[];
  /** The entries for all findings, the known ones with their reasons. */
  readonly found: readonly BaselineEntry[];
  /** The entries that nothing was found for. */
  readonly missing: readonly BaselineEntry[];
}

/**
 * Compares a scan with a baseline. A finding is known if an entry has its file, rule and fingerprint, so one that is
 * repaired while another appears in the same file counts as new.
 * @param uriOf names a file from the folder of the baseline (see `nameFrom`)
 */
export function compareWithBaseline(
  result: ScanResult,
  baseline: readonly BaselineEntry[],
  uriOf: (file: FileName) => string,
): Compared {
  const byKey = new Map(baseline.map((entry) => [entryKey(entry), entry]));
  const found: BaselineEntry[] = [];
  const known: BaselineFinding[] = [];
  const files = result.files.map((file): FileResult => {
    const entries = entriesOf(file, uriOf(file));
    const findings = file.findings.filter((finding, nth) => {
      const entry = entries[nth];
      if (entry === undefined) return true;
      const own = byKey.get(entryKey(entry));
      found.push(own ?? entry);
      if (own === undefined) return true;
      const { reason = '' } = own;
      known.push({ file, finding, ...(isDismissed(own) && { reason }) });
      return false;
    });
    return { ...file, findings };
  });
  const keys = new Set(found.map(entryKey));
  return {
    result: {
      ...result,
      files: files.filter(({ findings, problems }) => findings.length + problems.length > 0),
      stats: { ...result.stats, known: known.length },
    },
    known,
    found,
    missing: baseline.filter((entry) => !keys.has(entryKey(entry))),
  };
}

/** Yields the text of a baseline: a line for each finding, in a stable order, so changes are easy to review and merge. */
export function* baselineText(entries: readonly BaselineEntry[]): Generator<string> {
  const lines = [...new Map(entries.map((entry) => [entryKey(entry), entry]))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, entry]) => lineOf(entry));
  yield '{\n  "version": 1,\n  "findings": [';
  for (const [nth, line] of lines.entries()) yield `${nth === 0 ? '' : ','}\n    ${line}`;
  yield lines.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}

/** Formats an entry in one line, as formatters do. */
function lineOf({ file, rule, id, reason }: BaselineEntry): string {
  const texts = Object.entries({ file, rule, id, ...(reason !== undefined && { reason }) });
  return `{ ${texts.map(([key, text]) => `"${key}": ${JSON.stringify(text)}`).join(', ')} }`;
}

function entriesOf(file: FileResult, uri: string): BaselineEntry[] {
  const placed = [...placedFindings({ files: [file] })];
  return placed.map(({ finding, fingerprint }) => ({ file: uri, rule: finding.ruleId, id: fingerprint }));
}

/** Whether a baseline says why a finding stays: then it is no longer work to do. @param entry undefined for a new finding */
export function isDismissed(entry: BaselineEntry | undefined): boolean {
  return entry?.reason !== undefined && entry.reason.trim() !== '';
}

/** Identifies an entry, whatever its reason. Sorts by file first. */
export function entryKey({ file, rule, id }: BaselineEntry): string {
  return `${file}\0${rule}\0${id}`;
}
