import path from 'node:path';
import { linesOf } from '../core/lines.js';
import type { Rewrite } from '../core/types.js';
import type { DescribedFinding } from '../fix/describe-text.js';
import { RewritingThread } from '../fix/rewriting-thread.js';
import { survey } from '../fix/survey.js';
import type { Survey, SurveyedFile } from '../fix/survey.js';
import { message } from '../messages/message.js';
import { render } from '../messages/render.js';
import { oneLine, printedCode } from '../report/display.js';
import { rewriteTitle } from '../report/fix-text.js';
import { placeDiff } from '../report/place-diff.js';
import type { ReportedFinding } from '../report/result.js';
import { countBy, counted, nothingFound } from '../report/summary.js';
import { rootsOf } from '../scan/boundary.js';
import { messageOf } from '../scan/error-message.js';
import type { ScanHooks, ScanOptions } from '../scan/options.js';
import {
  absoluteName,
  agentScanOptions,
  changesSinceIn,
  scanningText,
  scanRemarks,
  unsavedNote,
} from './agent-scanning.js';
import type { AgentHost, CallHooks } from './agent-scanning.js';
import { DEFAULT_LENGTH } from './agent-tools.js';
import { BoundedText } from './bounded-text.js';
import type { ToolAnswer } from './tool-answer.js';
import type { ToolInput } from './tool-input.js';

/** The longest diff of a finding, in lines, with and without the comments for a person. */
const READ_LINES = 60;
const DIFF_LINES = 14;

/** The longest line of a diff, in UTF-16 code units. */
const LINE_LENGTH = 200;

/** A finding and the file that it is in, by its place in the list of files. */
interface Listed {
  readonly index: number;
  readonly file: SurveyedFile;
  readonly finding: ReportedFinding;
}

/** Answers `auth0relink_scan`. */
export async function scanAnswer(input: ToolInput, host: AgentHost, hooks: CallHooks): Promise<ToolAnswer> {
  const options = agentScanOptions(input, host);
  const onProgress: ScanHooks['onProgress'] = (progress) => {
    hooks.onProgress(scanningText(progress));
  };
  const changes = await changesSinceIn(input, options);
  const surveyed = await survey(options, { signal: hooks.signal, onProgress }, false, changes);
  const { scan, found } = surveyed;
  const listed = found.flatMap((file, index) => file.findings.map((finding) => ({ index, file, finding })));
  const { offset = 0, maxLength = DEFAULT_LENGTH } = input;
  const answer = new BoundedText(maxLength);
  answer.say(headOf(surveyed, listed, options));
  answer.say(
    unsavedNote(
      found.map((file) => path.resolve(options.cwd, file.path)),
      host,
    ),
  );
  answer.say(scanRemarks(scan, options.cwd));
  if (offset > 0) answer.say(`(continued at finding ${offset} of ${listed.length})\n`);
  const shown = await addFindings(answer, surveyed, listed.slice(offset), options, hooks);
  const next = offset + shown;
  if (next < listed.length) {
    const rest = `findings ${next + 1} to ${listed.length} are missing`;
    answer.say(`(cut: ${rest}; pass offset ${next} for them, or fewer paths)\n`);
  }
  return { text: answer.toString(), isError: scan.errors.length > 0 };
}

function headOf({ scan, found }: Survey, listed: readonly Listed[], { paths }: ScanOptions): string {
  const where = paths.map(oneLine).join(', ');
  if (listed.length === 0) return `${nothingFound(scan)} Scanned: ${where}\n`;
  const counts = countBy(listed, ({ finding }) => finding.certainty);
  const certainties = [...counts].map(([certainty, count]) => `${count} ${certainty}`).join(', ');
  return `${counted(listed.length, 'finding')} in ${counted(found.length, 'file')} (${certainties}). Scanned: ${where}\n`;
}

/** Adds findings while they fit, at least one. @returns how many were added */
async function addFindings(
  answer: BoundedText,
  { found }: Survey,
  listed: readonly Listed[],
  options: ScanOptions,
  { signal, onProgress }: CallHooks,
): Promise<number> {
  if (listed.length === 0 || signal.aborted) return 0;
  const script = path.join(__dirname, 'fix-worker.js');
  const thread = new RewritingThread({ script, files: found, roots: rootsOf(options.paths, options.cwd) });
  // The promise of a file that is being described never settles then, and neither does this one.
  const stopped = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve(undefined);
    });
  });
  try {
    let shown = 0;
    for (const file of new Set(listed.map((each) => each.file))) {
      const own = listed.filter((each) => each.file === file);
      onProgress(`Preparing rewrites: ${shown} of ${listed.length} findings`);
      const described = await Promise.race([describe(thread, own), stopped]);
      if (described === undefined) return shown;
      for (const [nth, { finding }] of own.entries()) {
        const block = findingBlock(finding, file, described[nth] ?? 'unknown', options.cwd);
        if (!answer.add(block)) {
          if (shown > 0) return shown;
          answer.addStart(block);
          return 1;
        }
        shown++;
      }
    }
    return shown;
  } finally {
    thread.end();
  }
}

/** Returns what can be done about findings of one file, or why that is unknown. */
async function describe(
  thread: RewritingThread,
  own: readonly Listed[],
): Promise<readonly (DescribedFinding | string | undefined)[]> {
  const [first] = own;
  if (first === undefined) return [];
  try {
    const findings = own.map(({ finding }) => finding);
    return (await thread.describe(first.index, findings, false)).described;
  } catch (error) {
    return own.map(() => messageOf(error));
  }
}

function findingBlock(
  finding: ReportedFinding,
  { path: name, task }: SurveyedFile,
  described: DescribedFinding | string,
  base: string,
): string {
  const { line, column } = linesOf(task.text).positionAt(finding.start);
  const place = `${absoluteName({ path: name }, base)}:${line}:${column}`;
  const head = `${place} ${finding.certainty} ${finding.ruleId} ${oneLine(render(finding.message))}`;
  const [rewrite] = typeof described === 'string' ? [] : described.rewrites;
  const details =
    typeof described === 'string'
      ? [`rewrite unknown: ${oneLine(described)}`]
      : rewrite === undefined
        ? []
        : rewrite.edits.length > 0
          ? rewriteDetails(rewrite, finding, task.text)
          : guideDetails(rewrite);
  return `${[head, ...details.map((detail) => `  ${detail}`)].join('\n')}\n`;
}

function rewriteDetails(rewrite: Rewrite, { start }: ReportedFinding, text: string): string[] {
  const { applicability, edits, files, todos } = rewrite;
  const review = applicability === 'review' ? ' (needs review: true)' : '';
  const others = files.map(({ fileName, before }) => {
    return `${before === undefined ? 'creates' : 'also changes'} ${oneLine(fileName)}`;
  });
  return [
    `rewrite: ${oneLine(rewriteTitle(rewrite))}${review}`,
    ...diffLines(placeDiff(text, edits, start, READ_LINES)),
    ...others,
    ...todos.map((todo) => `to do: ${oneLine(render(todo))}`),
  ];
}

/** Leaves out the comments that the answer has as steps, and what is too long. */
function diffLines(lines: readonly string[]): string[] {
  let isTodo = false;
  const kept = lines.filter((line) => {
    isTodo = line.startsWith('+') && (line.includes(' TODO(auth0): ') || (isTodo && isFurther(line)));
    return !isTodo;
  });
  const shown = kept.length > DIFF_LINES ? [...kept.slice(0, DIFF_LINES - 1), '…'] : kept;
  return shown.map((line) => `  ${shortened(printedCode(line.slice(0, LINE_LENGTH * 2)))}`);
}

/** Returns whether an added line continues a comment: its text is indented, or names the page. */
function isFurther(line: string): boolean {
  const text = line.slice(1).trimStart();
  return text.startsWith('//   ') || text.startsWith('#   ') || text.includes('See https://auth0.com/docs/');
}

function guideDetails({ reason, todos, snippet }: Rewrite): string[] {
  const why = reason ? render(message('guide.reason', { reason })) : 'no rewrite for this form';
  return [
    oneLine(why),
    ...todos.map((todo) => `to do: ${oneLine(render(todo))}`),
    ...(snippet === undefined ? [] : ['auth0relink_explain has code for this place']),
  ];
}

function shortened(line: string): string {
  return line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH)}…` : line;
}
