import { linesOf } from '../core/lines.js';
import type { Lines } from '../core/lines.js';
import { oneLine } from '../report/display.js';
import { explanation } from '../report/explanation.js';
import type { ReportedFinding } from '../report/result.js';
import { ruleMetas } from '../rules/metadata.js';
import { rootsOf } from '../scan/boundary.js';
import { loadOpenSession } from '../scan/load-engine.js';
import { createModuleReader } from '../scan/modules.js';
import { styleFor } from './colors.js';
import { complain, describe } from './complain.js';
import { EXIT } from './exit-codes.js';
import { survey } from './fix/survey.js';
import type { SurveyedFile } from './fix/survey.js';
import { deliver } from './output.js';
import { checkConfig, interruptibly, scanOptionsOf } from './scanning.js';

/** The options of `auth0-relink explain`, as parsed by commander. */
export interface ExplainFlags {
  readonly config?: string;
  readonly color?: boolean;
}

interface Place {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number | undefined;
}

/**
 * Runs `auth0-relink explain`.
 * @returns the exit code: that of a scan of this place
 * @throws {Error} with a sentence for the user, if there is nothing to explain
 */
export async function runExplain(given: string, flags: ExplainFlags): Promise<number> {
  const place = placeOf(given);
  const scanning = { ...flags, gitignore: true, minCertainty: 'dead' as const };
  checkConfig(scanning);
  const options = scanOptionsOf([place.file], scanning);
  const { result, interrupted } = await interruptibly(({ signal }) => survey(options, { signal }));
  const { scan, found } = result;
  for (const error of scan.errors) complain(describe(error));
  if (scan.incomplete) return interrupted ?? EXIT.failure;
  if (scan.errors.length > 0) return EXIT.failure;
  for (const { path, reason, detail } of scan.skipped) {
    throw new Error(`${path} was not analysed: ${reason}${detail === '' ? '' : ` (${detail})`}`);
  }
  if (found.length > 1) throw new Error(`${place.file} is a folder; name a file`);
  const [file] = found;
  if (file === undefined) {
    await deliver([`No deprecated account linking found in ${oneLine(place.file)}.\n`], '', {});
    return EXIT.clean;
  }
  const lines = linesOf(file.task.text);
  const wanted = findingsAt(file.findings, place, lines);
  const text =
    wanted.length > 0
      ? await explain(file, wanted, lines, { roots: rootsOf(options.paths, options.cwd), color: flags.color })
      : nearest(file, place, lines);
  await deliver([text], '', {});
  return wanted.length > 0 ? EXIT.findings : EXIT.clean;
}

/** Reads `src/app.js:12` or `src/app.js:12:5`. */
function placeOf(given: string): Place {
  const [, file, line, column] = /^(.+?):(\d+)(?::(\d+))?$/.exec(given) ?? [];
  if (file === undefined || line === undefined || Number(line) === 0) {
    throw new Error(`${given}: name a place as FILE:LINE or FILE:LINE:COLUMN, such as src/app.js:12`);
  }
  return { file, line: Number(line), column: column === undefined ? undefined : Number(column) };
}

/** Returns the findings that touch a line, or only those at its column if there are any. */
function findingsAt(
  findings: readonly ReportedFinding[],
  { line, column }: Place,
  lines: Lines,
): readonly ReportedFinding[] {
  const onLine = findings.filter(
    ({ start, end }) => lines.positionAt(start).line <= line && line <= lines.positionAt(end).line,
  );
  if (column === undefined) return onLine;
  return onLine.filter(({ start, end }) => {
    const from = lines.positionAt(start);
    const to = lines.positionAt(end);
    return (from.line < line || from.column <= column) && (to.line > line || column <= to.column);
  });
}

async function explain(
  { task, path }: SurveyedFile,
  wanted: readonly ReportedFinding[],
  lines: Lines,
  { roots, color }: { readonly roots: readonly string[]; readonly color: boolean | undefined },
): Promise<string> {
  const openSession = await loadOpenSession();
  const { text, fileName, options } = task;
  const document = openSession(createModuleReader(roots)).open({ text, fileName, options });
  const style = styleFor(color, process.stdout.isTTY);
  const texts = wanted.flatMap((finding) => {
    const offer = document.offers.find(
      (each) => each.finding.ruleId === finding.ruleId && each.finding.start === finding.start,
    );
    if (offer === undefined) return [];
    const { evidence, rewrites } = offer;
    const page = ruleMetas.find(({ id }) => id === finding.ruleId)?.docs ?? '';
    return [explanation({ finding, evidence, rewrites, page }, path, lines, style)];
  });
  return texts.join('\n');
}

/** Says where the nearest finding is. */
function nearest({ findings, path }: SurveyedFile, { line, column }: Place, lines: Lines): string {
  const places = findings.map(({ start, ruleId }) => ({ ...lines.positionAt(start), ruleId }));
  const distance = (each: (typeof places)[number]) =>
    Math.abs(each.line - line) * 1000 + Math.abs(each.column - (column ?? each.column));
  const [first] = places.sort((a, b) => distance(a) - distance(b));
  const at = column === undefined ? `line ${line}` : `${line}:${column}`;
  if (first === undefined) return '';
  return `No finding at ${at} of ${oneLine(path)}. The nearest is ${first.ruleId}:
  auth0-relink explain ${oneLine(path)}:${first.line}:${first.column}
`;
}
