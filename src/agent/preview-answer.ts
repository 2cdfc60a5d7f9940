import { oneLine } from '../report/display.js';
import type { FixedFinding } from '../report/fix-result.js';
import { fixedFileText } from '../report/fix-text.js';
import { functionBlocks, stepBlocks } from '../report/guide-text.js';
import { countBy, counted } from '../report/summary.js';
import { plain } from '../report/text-style.js';
import { toText } from '../scan/raw-path.js';
import { agentFix } from './agent-fix.js';
import type { AgentFix, AgentFixedFile } from './agent-fix.js';
import { scanRemarks, unsavedNote } from './agent-scanning.js';
import type { AgentHost, CallHooks } from './agent-scanning.js';
import { DEFAULT_LENGTH } from './agent-tools.js';
import type { AllowedRoots } from './allowed-roots.js';
import { BoundedText } from './bounded-text.js';
import type { Previews } from './previews.js';
import type { ToolAnswer } from './tool-answer.js';
import type { ToolInput } from './tool-input.js';

const DRY = { write: false, allowDirty: false, note: () => undefined };

/**
 * Answers `auth0relink_preview`.
 * @param canWrite whether there is `auth0relink_apply`
 */
export async function previewAnswer(
  input: ToolInput,
  host: AgentHost,
  hooks: CallHooks,
  previews: Previews,
  canWrite: boolean,
): Promise<ToolAnswer> {
  const fix = await agentFix(input, host, hooks, DRY, () => undefined);
  const { result, base, files } = fix;
  const changing = files.filter(({ fixed }) => fixed.change !== 'none');
  const foreign = outsideOf(host.roots, changing);
  const answer = new BoundedText(input.maxLength ?? DEFAULT_LENGTH);
  answer.say(`${countsOf(changing)} ${findingCounts(fix)}\n`);
  const entries = files.flatMap(({ fixed }) => fixed.findings);
  if (!input.review && entries.some(({ outcome }) => outcome === 'review')) {
    answer.say('Rewrites that a person must review are not included: pass review: true for them.\n');
  }
  if (foreign.length > 0) answer.say(foreignNote(foreign));
  else if (changing.length > 0 && !result.scan.incomplete) {
    answer.say(canWrite ? `To write this: auth0relink_apply with token ${previews.keep(input, files)}\n` : DRY_NOTE);
  }
  answer.say(
    unsavedNote(
      changing.map(({ file }) => toText(file)),
      host,
    ),
  );
  answer.say(scanRemarks(result.scan, base));
  const shown = files.filter((each) => !foreign.includes(each)).map(({ fixed }) => fixed);
  const body = [
    ...shown.map((file) => fixedFileText(file, { diffs: true })),
    ...stepBlocks(result, plain),
    ...functionBlocks(result, plain),
  ];
  if (body.length > 0) answer.addLines(`\n${body.join('\n')}`, input.offset ?? 0);
  return { text: answer.toString(), isError: result.scan.errors.length > 0 };
}

const DRY_NOTE =
  'This server only shows changes. To write them, the user can start it with --write, or run auth0-relink fix --write.\n';

/** Returns the files that would be written but are in no allowed folder. */
export function outsideOf(roots: AllowedRoots, files: readonly AgentFixedFile[]): readonly AgentFixedFile[] {
  return files.filter(({ fixed, file }) => fixed.change !== 'none' && !roots.holds(file));
}

/** Returns why files that are in no allowed folder prevent writing. */
export function foreignNote(files: readonly AgentFixedFile[]): string {
  const names = files.map(({ fixed }) => oneLine(fixed.path)).join(', ');
  return `It can't be written: the rewrites also change ${names}, which is in no allowed folder.\n`;
}

function countsOf(changing: readonly AgentFixedFile[]): string {
  if (changing.length === 0) return 'No file would change.';
  const created = changing.filter(({ fixed }) => fixed.created).length;
  const changed = counted(changing.length - created, 'file');
  return created === 0 ? `${changed} would change.` : `${changed} would change, ${created} would be created.`;
}

/** Returns what became of the findings, in a sentence. */
export function findingCounts({ files }: AgentFix): string {
  const entries = files.flatMap(({ fixed }) => fixed.findings);
  if (entries.length === 0) return 'There are no findings.';
  const counts = countBy(entries, ({ outcome }: FixedFinding) => OUTCOMES[outcome]);
  return `Of ${counted(entries.length, 'finding')}: ${[...counts].map(([what, count]) => `${count} ${what}`).join(', ')}.`;
}

const OUTCOMES = {
  rewritten: 'rewritten',
  review: 'with rewrites to review',
  'other-target': 'with other targets',
  declined: 'declined',
  guide: 'to change by hand',
  unfinished: 'unfinished',
} as const;
