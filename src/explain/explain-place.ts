import { once } from 'node:events';
import path from 'node:path';
import { linesOf, touchesLine } from '../core/lines.js';
import type { Lines } from '../core/lines.js';
import { RewritingThread } from '../fix/rewriting-thread.js';
import { survey } from '../fix/survey.js';
import type { SurveyedFile } from '../fix/survey.js';
import { oneLine } from '../report/display.js';
import { explanation } from '../report/explanation.js';
import type { ReportedFinding, ScanError } from '../report/result.js';
import type { TextStyle } from '../report/text-style.js';
import { ruleMetas } from '../rules/metadata.js';
import { rootsOf } from '../scan/boundary.js';
import type { ScanOptions } from '../scan/options.js';

/** A place in a file, as people name it. */
export interface NamedPlace {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number | undefined;
}

/** What is known about a place. */
export interface ExplainedPlace {
  readonly text: string;
  /** Whether there is a finding. */
  readonly isFound: boolean;
  /** Errors of the scan; the text is empty then. */
  readonly errors: readonly ScanError[];
  /** Whether the signal stopped it; the text may be empty then. */
  readonly incomplete: boolean;
}

interface Showing {
  readonly style: TextStyle;
  /** Whether paths are absolute, instead of relative to the current folder. */
  readonly absolute: boolean;
  readonly signal: AbortSignal;
}

/** Reads `src/app.js:12` or `src/app.js:12:5`. @returns undefined for anything else */
export function namedPlace(given: string): NamedPlace | undefined {
  const [, file, line, column] = /^(.+?):(\d+)(?::(\d+))?$/.exec(given) ?? [];
  if (file === undefined || line === undefined || Number(line) === 0) return undefined;
  return { file, line: Number(line), column: column === undefined ? undefined : Number(column) };
}

/**
 * Explains the findings at a place, or says where the nearest one is.
 * @param options scan exactly the file of the place
 * @throws {Error} with a sentence for the user, if the place is not in a file that can be analysed
 */
export async function explainPlace(place: NamedPlace, options: ScanOptions, showing: Showing): Promise<ExplainedPlace> {
  const { absolute, signal } = showing;
  const { scan, found } = await survey(options, { signal });
  const { errors } = scan;
  const answer = (text: string, isFound = false) => ({ text, isFound, errors, incomplete: signal.aborted });
  if (signal.aborted || errors.length > 0) return answer('');
  for (const { path: file, reason, detail } of scan.skipped) {
    throw new Error(`${file} was not analysed: ${reason}${detail === '' ? '' : ` (${detail})`}`);
  }
  if (found.length > 1) throw new Error(`${place.file} is a folder; name a file`);
  const [file] = found;
  if (file === undefined) return answer(`No deprecated account linking found in ${oneLine(place.file)}.\n`);
  const shown = absolute ? path.resolve(options.cwd, file.path) : file.path;
  const lines = linesOf(file.task.text);
  const wanted = findingsAt(file.findings, place, lines);
  if (wanted.length === 0) return answer(nearestText(file, shown, place, lines));
  return answer(await explain(file, shown, wanted, lines, rootsOf(options.paths, options.cwd), showing), true);
}

/** Returns the findings that touch a line, or only those at its column if there are any. */
function findingsAt(
  findings: readonly ReportedFinding[],
  { line, column }: NamedPlace,
  lines: Lines,
): readonly ReportedFinding[] {
  const onLine = findings.filter((finding) => touchesLine(lines, finding, line));
  if (column === undefined) return onLine;
  return onLine.filter(({ start, end }) => {
    const from = lines.positionAt(start);
    const to = lines.positionAt(end);
    return (from.line < line || from.column <= column) && (to.line > line || column <= to.column);
  });
}

async function explain(
  file: SurveyedFile,
  shown: string,
  wanted: readonly ReportedFinding[],
  lines: Lines,
  roots: readonly string[],
  { style, signal }: Showing,
): Promise<string> {
  const thread = new RewritingThread({ script: path.join(__dirname, 'fix-worker.js'), files: [file], roots });
  try {
    const aborted = once(signal, 'abort').then(() => undefined);
    const answer = await Promise.race([thread.describe(0, wanted, true), aborted]);
    const texts = wanted.flatMap((finding, nth) => {
      const described = answer?.described[nth];
      if (described === undefined) return [];
      const page = ruleMetas.find(({ id }) => id === finding.ruleId)?.docs ?? '';
      return [explanation({ finding, page, ...described }, shown, lines, style)];
    });
    return texts.join('\n');
  } finally {
    thread.end();
  }
}

function nearestText({ findings }: SurveyedFile, shown: string, { line, column }: NamedPlace, lines: Lines): string {
  const places = findings.map(({ start, ruleId }) => ({ ...lines.positionAt(start), ruleId }));
  const distance = (each: (typeof places)[number]) =>
    Math.abs(each.line - line) * 1000 + Math.abs(each.column - (column ?? each.column));
  const [first] = places.sort((a, b) => distance(a) - distance(b));
  const at = column === undefined ? `line ${line}` : `${line}:${column}`;
  if (first === undefined) return '';
  return `No finding at ${at} of ${oneLine(shown)}. The nearest is ${first.ruleId}:
  auth0-relink explain ${oneLine(shown)}:${first.line}:${first.column}
`;
}
