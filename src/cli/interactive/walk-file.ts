import type { Offer, Rewrite } from '../../core/types.js';
import { eligible, outcomeOfLeft } from '../../fix/choice.js';
import type { Wanted } from '../../fix/choice.js';
import { outcomesOf, reportedAmong } from '../../fix/outcomes.js';
import { planOf } from '../../fix/rewrite-file.js';
import type { FileRewrite } from '../../fix/rewrite-file.js';
import type { SurveyedFile } from '../../fix/survey.js';
import type { TextStyle } from '../../report/text-style.js';
import type { Session, SessionDocument } from '../../rewrites/session/session-types.js';
import { isCertainEnough } from '../../scan/options.js';
import type { RawPath } from '../../scan/raw-path.js';
import type { Dialog } from './dialog.js';
import { guideView, offerView, HELP } from './offer-view.js';

/** What one walk through all files goes by. */
export interface Walk {
  readonly session: Session;
  /** The folder that shown paths are relative to. */
  readonly base: RawPath;
  readonly wanted: Wanted;
  readonly dialog: Dialog;
  readonly style: TextStyle;
  /** Findings in all files. */
  readonly total: number;
  /** How many of them were met. */
  met: number;
  /** What was answered for all that is left. */
  rest: 'ask' | 'rewrite' | 'leave';
}

/**
 * Goes through the findings of a file, from its start to its end, and asks what to do about each. Writes nothing.
 * @param document the file's, in the session of the walk
 */
export async function walkFile(found: SurveyedFile, document: SessionDocument, walk: Walk): Promise<FileRewrite> {
  const { session, wanted } = walk;
  const met = new Set<number>();
  const isMeant = wanted.onlyReported ? reportedAmong(found.findings, document) : () => true;
  for (;;) {
    const offer = document.offers.find((each) => isMeant(each) && isReported(each, found, wanted) && !met.has(each.id));
    if (offer === undefined) break;
    met.add(offer.id);
    walk.met++;
    const rewrite = await decide(offer, found, document.text, walk);
    if (rewrite !== undefined) session.apply(offer, rewrite);
  }
  const outcomes = outcomesOf(found.findings, document, (offer) => {
    const outcome = outcomeOfLeft(offer, wanted);
    return outcome === 'guide' || outcome === 'other-target' ? outcome : 'declined';
  });
  return planOf(found, document.text, outcomes);
}

/** A scan omits findings that are not certain enough, and those it reports once a project in another file. */
function isReported({ finding }: Offer, { findings }: SurveyedFile, { minCertainty }: Wanted): boolean {
  const isOfRule = findings.some(({ ruleId }) => ruleId === finding.ruleId);
  return isOfRule && isCertainEnough(finding.certainty, minCertainty);
}

/** @param text that the offer's offsets count in */
async function decide(offer: Offer, found: SurveyedFile, text: string, walk: Walk): Promise<Rewrite | undefined> {
  const { dialog } = walk;
  const rewrites = eligible(offer, walk.wanted);
  const best = rewrites[0];
  if (walk.rest !== 'ask') return walk.rest === 'rewrite' ? best : undefined;
  if (best === undefined) {
    dialog.show(guideView(offer, found, text, walk));
    const answer = (await dialog.ask('Press Enter to go on, q to quit: ')) ?? 'quit';
    if (isOne(answer, 'quit')) walk.rest = 'leave';
    return undefined;
  }
  dialog.show(offerView(offer, rewrites, best, found, text, walk));
  for (let shown = best; ;) {
    const answer = (await dialog.ask(questionOf(rewrites, shown))) ?? 'quit';
    switch (COMMANDS.find((word) => isOne(answer, word))) {
      case 'yes':
        return shown;
      case 'no':
        return undefined;
      case 'all':
        walk.rest = 'rewrite';
        return shown;
      case 'quit':
        walk.rest = 'leave';
        return undefined;
      case undefined: {
        const other = /^\d+$/.test(answer) ? rewrites[Number(answer) - 1] : undefined;
        shown = other ?? shown;
        dialog.show(other === undefined ? HELP : offerView(offer, rewrites, shown, found, text, walk));
      }
    }
  }
}

const COMMANDS = ['yes', 'no', 'all', 'quit'] as const;

function isOne(answer: string, word: string): boolean {
  return answer !== '' && word.startsWith(answer.toLowerCase());
}

function questionOf(rewrites: readonly Rewrite[], shown: Rewrite): string {
  const others = rewrites.flatMap((rewrite, index) => (rewrite === shown ? [] : [String(index + 1)]));
  const other = others.length === 0 ? '' : `, ${others.join('/')} another one`;
  return `Apply this rewrite? y yes, n no${other}, a all that follow, q quit, ? help: `;
}
