import { applyEdits } from '../../core/edits.js';
import { linesOf } from '../../core/lines.js';
import type { FileChange, Offer, Rewrite } from '../../core/types.js';
import type { SurveyedFile } from '../../fix/survey.js';
import { message } from '../../messages/message.js';
import { render } from '../../messages/render.js';
import { completeCode } from '../../report/complete-code.js';
import { paintedDiff, unifiedDiff } from '../../report/diff.js';
import { oneLine } from '../../report/display.js';
import { rewriteTitle } from '../../report/fix-text.js';
import { codeLines } from '../../report/guide-text.js';
import { proofText } from '../../report/proof-text.js';
import type { TextStyle } from '../../report/text-style.js';
import { findingLines } from '../../report/text.js';
import { nameOf, rawFromText } from '../../scan/raw-path.js';
import type { RawPath } from '../../scan/raw-path.js';
import { severityOf } from '../../scan/severity.js';

/** How a finding is shown, and which one it is. */
interface View {
  /** The folder that paths are relative to. */
  readonly base: RawPath;
  readonly style: TextStyle;
  /** Findings met so far, this one included. */
  readonly met: number;
  /** Findings in all files. */
  readonly total: number;
}

export const HELP = `
  y  apply the rewrite that is shown
  n  leave this finding as it is
  1… show another of the rewrites, by its number
  a  apply this one and the best one of every finding that follows
  q  leave this finding and all that follow; what was answered with y is written
`;

/**
 * A finding with its code, what can be done about it, and the change that one of the rewrites makes.
 * @param text that the offer's offsets count in
 */
export function offerView(
  offer: Offer,
  rewrites: readonly Rewrite[],
  shown: Rewrite,
  found: SurveyedFile,
  text: string,
  view: View,
): string {
  const { style } = view;
  const choices = rewrites.map((rewrite, index) => {
    const mark = rewrite === shown && rewrites.length > 1 ? '>' : ' ';
    const review = rewrite.applicability === 'review' ? style.yellow(' needs a review') : '';
    return `${mark} ${index + 1}  ${oneLine(rewriteTitle(rewrite))}${review}`;
  });
  const diff = [{ path: found.path, before: text, edits: shown.edits }, ...shown.files.map(named(view))]
    .map(({ path, before, edits }) => unifiedDiff(path, before, applyEdits(before ?? '', edits)))
    .map((each) => paintedDiff(each, style))
    .join('');
  const proof = proofText(shown);
  const head = proof === undefined ? '' : `${style.dim(`# ${oneLine(proof)}`)}\n`;
  return [...findingView(offer, found, text, view), ...choices, '', `${head}${diff}${todoView(shown)}`, ''].join('\n');
}

function named({ base }: View) {
  return ({ fileName, before, edits }: FileChange) => ({
    path: nameOf(rawFromText(fileName), base).path,
    before,
    edits,
  });
}

/** A finding with its code, and what a person has to do about it. */
export function guideView(offer: Offer, found: SurveyedFile, text: string, view: View): string {
  const guide = offer.rewrites.find(({ edits }) => edits.length === 0);
  const others = offer.rewrites.filter(({ edits }) => edits.length > 0).map(({ target }) => target);
  const lines = guide
    ? [
        guide.reason
          ? oneLine(render(message('guide.reason', { reason: guide.reason })))
          : 'This form is explained, not rewritten.',
        ...(guide.snippet ? ['', ...codeLines(completeCode(guide.snippet), view.style), ''] : []),
        todoView(guide),
      ]
    : [`There are rewrites for other targets: ${others.join(', ')}.`];
  return [...findingView(offer, found, text, view), ...lines, ''].join('\n');
}

function findingView({ finding }: Offer, found: SurveyedFile, text: string, { style, met, total }: View): string[] {
  const lines = linesOf(text);
  const at = (offset: number) => {
    const { line, column } = lines.positionAt(offset);
    return `${oneLine(found.path)}:${line}:${column}`;
  };
  const reported = { ...finding, severity: severityOf(finding, found.task) };
  return ['', style.dim(`Finding ${met} of ${total}`), ...findingLines(reported, lines, at, style), ''];
}

function todoView({ todos, docs }: Rewrite): string {
  if (todos.length === 0) return '';
  return ['To do:', ...todos.map((todo) => `  - ${oneLine(render(todo))}`), `  See ${docs}`, ''].join('\n');
}
