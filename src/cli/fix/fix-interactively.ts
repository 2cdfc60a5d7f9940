import type { FixResult } from '../../report/fix-result.js';
import type { ScanError } from '../../report/result.js';
import type { TextStyle } from '../../report/text-style.js';
import { rootsOf } from '../../scan/boundary.js';
import { messageOf } from '../../scan/error-message.js';
import { loadOpenSession } from '../../scan/load-engine.js';
import { createModuleReader } from '../../scan/modules.js';
import type { ScanOptions } from '../../scan/options.js';
import { rawFromText } from '../../scan/raw-path.js';
import type { ProgressLine } from '../progress.js';
import { bestEligible } from './choice.js';
import type { Wanted } from './choice.js';
import { carryOut, guardFiles, nameOnly } from './context.js';
import type { FixSettings } from './context.js';
import type { Dialog } from './dialog.js';
import { filesOf, FurtherFiles, placesOf } from './further-files.js';
import { unfinishedPlan } from './rewrite-file.js';
import type { FileRewrite } from './rewrite-file.js';
import { survey } from './survey.js';
import { walkFile } from './walk-file.js';
import type { Walk } from './walk-file.js';

/**
 * Walks through the findings with a person. Each file is written when the walk has left it.
 * @param wanted what is offered; rewrites that need a review are, as a person is there
 * @throws {Error} with a sentence for the user, when nothing may be written
 */
export async function fixInteractively(
  options: ScanOptions,
  wanted: Wanted,
  settings: FixSettings,
  signal: AbortSignal,
  progress: ProgressLine | undefined,
  { dialog, style }: { readonly dialog: Dialog; readonly style: TextStyle },
): Promise<FixResult> {
  const { scan, found } = await survey(options, {
    signal,
    onProgress: (state) => progress?.update(state),
  }).finally(() => progress?.end());
  const errors: ScanError[] = [...scan.errors];
  const plans: FileRewrite[] = [];
  const base = rawFromText(options.cwd);
  const further = new FurtherFiles(base);
  if (found.length > 0 && !signal.aborted) {
    const openSession = await loadOpenSession();
    const session = openSession(createModuleReader(rootsOf(options.paths, options.cwd)));
    const documents = found.map((file) => ({ file, document: session.open(file.task) }));
    // Whether a file may be written is said before the first question, not after the last.
    const bests = documents.map(({ document }) =>
      document.offers.flatMap((offer) => bestEligible(offer, wanted) ?? []),
    );
    const places = placesOf(bests.flat().flatMap(({ files }) => files));
    guardFiles(
      [...documents.filter((_, index) => bests[index]?.length).map(({ file }) => file.real), ...places.changed],
      places.created,
      settings,
    );
    const total = found.reduce((sum, { findings }) => sum + findings.length, 0);
    const walk: Walk = { session, base, wanted, dialog, style, total, met: 0, rest: 'ask' };
    for (const { file, document } of documents) {
      if (isAborted(signal)) break;
      try {
        const plan = await walkFile(file, document, walk);
        further.update(session.further);
        // What was answered before Ctrl-C was not meant to be the last word on the file.
        plans.push(isAborted(signal) ? unfinishedPlan(file) : carryOut(plan, further, errors));
      } catch (error) {
        errors.push({ message: `could not be rewritten: ${messageOf(error)}`, file: nameOnly(file) });
        plans.push(unfinishedPlan(file));
      }
    }
  }
  const rest = found.slice(plans.length).map(unfinishedPlan);
  const files = filesOf([...plans, ...rest], further);
  return { scan: { ...scan, errors, incomplete: signal.aborted }, write: true, files };
}

function isAborted({ aborted }: AbortSignal): boolean {
  return aborted;
}
