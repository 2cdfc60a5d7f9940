import { bestEligible } from '../../api/best-eligible.js';
import { carryOut, failedFor, guardFiles, nameOnly } from '../../fix/carry-out.js';
import type { Wanted } from '../../fix/choice.js';
import type { FixSettings, ShownProgress } from '../../fix/fix-settings.js';
import { filesOf, FurtherFiles, placesOf } from '../../fix/further-files.js';
import { unfinishedPlan, withText } from '../../fix/rewrite-file.js';
import type { FileRewrite } from '../../fix/rewrite-file.js';
import { survey } from '../../fix/survey.js';
import type { SurveyedFile } from '../../fix/survey.js';
import type { FixResult } from '../../report/fix-result.js';
import type { ScanError } from '../../report/result.js';
import { countFindings } from '../../report/summary.js';
import type { TextStyle } from '../../report/text-style.js';
import { rootsOf } from '../../scan/boundary.js';
import { messageOf } from '../../scan/error-message.js';
import { loadOpenSession } from '../../scan/load-engine.js';
import { createModuleReader } from '../../scan/modules.js';
import type { ScanOptions, ScanProgress } from '../../scan/options.js';
import { rawFromText } from '../../scan/raw-path.js';
import type { Dialog } from './dialog.js';
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
  progress: ShownProgress | undefined,
  { dialog, style }: { readonly dialog: Dialog; readonly style: TextStyle },
): Promise<FixResult> {
  const hooks = { signal, onProgress: (state: ScanProgress) => progress?.update(state) };
  const { scan, found } = await survey(options, hooks, settings.upgrade, settings.changes).finally(() =>
    progress?.end(),
  );
  const errors: ScanError[] = [...scan.errors];
  const plans: FileRewrite[] = [];
  /** Files that were written before the walk met them. */
  const early = new Map<SurveyedFile, FileRewrite>();
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
    const total = countFindings(found);
    const onDisk = found.map(({ task }) => task.text);
    const write = (index: number, plan: FileRewrite): FileRewrite => {
      const written = carryOut(plan, further, errors, onDisk[index]);
      if (written.fixed.change === 'written') onDisk[index] = written.fixed.newText;
      return written;
    };
    /** Writes a file after those with findings that its rewrites also change. */
    const writeWith = (index: number, plan: FileRewrite): FileRewrite => {
      for (const [at, { file, document }] of documents.entries()) {
        if (at === index || document.text === onDisk[at]) continue;
        const known = plans[at];
        const other = write(at, known ? withText(known, document.text) : unfinishedPlan(file, document.text));
        if (known) plans[at] = other;
        else early.set(file, other);
        if (other.fixed.change === 'failed') return failedFor(plan, other, errors);
      }
      return write(index, plan);
    };
    const walk: Walk = { session, base, wanted, dialog, style, total, met: 0, rest: 'ask' };
    for (const [index, { file, document }] of documents.entries()) {
      if (isAborted(signal)) break;
      try {
        const plan = await walkFile(file, document, walk);
        further.update(session.further);
        // What was answered before Ctrl-C was not meant to be the last word on the file.
        plans.push(isAborted(signal) ? unfinishedPlan(file) : writeWith(index, plan));
      } catch (error) {
        errors.push({ message: `could not be rewritten: ${messageOf(error)}`, file: nameOnly(file) });
        plans.push(unfinishedPlan(file));
      }
    }
  }
  const rest = found.slice(plans.length).map((file) => early.get(file) ?? unfinishedPlan(file));
  const files = filesOf([...plans, ...rest], further);
  const installs = further.installs();
  return { scan: { ...scan, errors, incomplete: signal.aborted }, write: true, files, installs };
}

function isAborted({ aborted }: AbortSignal): boolean {
  return aborted;
}
