import type { Lines } from '../core/lines.js';
import type { RelatedLocation, Rewrite } from '../core/types.js';
import { message } from '../messages/message.js';
import { render } from '../messages/render.js';
import { completeCode } from './complete-code.js';
import { oneLine } from './display.js';
import { rewriteTitle } from './fix-text.js';
import { codeLines } from './guide-text.js';
import { proofText } from './proof-text.js';
import { reasonSteps } from './reason-steps.js';
import type { ReportedFinding } from './result.js';
import type { TextStyle } from './text-style.js';
import { findingLines } from './text.js';

/** A finding with everything that is known about it. */
export interface Explained {
  readonly finding: ReportedFinding;
  /** What its certainty rests on; the last step is the conclusion. */
  readonly evidence: readonly RelatedLocation[];
  /** The best first; a guide if there is no rewrite. */
  readonly rewrites: readonly Rewrite[];
  /** The rule's page, relative to the package. */
  readonly page: string;
}

/**
 * Returns the text that explains a finding.
 * @param path of the file, as it is printed
 * @param lines of the text that all offsets refer to
 */
export function explanation(
  { finding, evidence, rewrites, page }: Explained,
  path: string,
  lines: Lines,
  style: TextStyle,
): string {
  const at = (offset: number) => {
    const { line, column } = lines.positionAt(offset);
    return `${oneLine(path)}:${line}:${column}`;
  };
  const steps = reasonSteps(finding, { evidence });
  const digits = String(steps.length).length;
  return [
    ...findingLines({ ...finding, related: [] }, lines, at, style),
    '',
    `${style.bold('Why it is reported')} ${style.dim(`(form ${finding.form})`)}`,
    ...steps.map((step, index) => {
      const { line, column } = lines.positionAt(step.start);
      const number = String(index + 1).padStart(digits);
      return `  ${number}. ${oneLine(render(step.message))} ${style.dim(`(${line}:${column})`)}`;
    }),
    '',
    ...rewrites.flatMap((rewrite) =>
      rewrite.edits.length > 0 ? rewriteLines(rewrite, path, style) : guideLines(rewrite, style),
    ),
    style.dim(`The rule's page: ${page}`),
    '',
  ].join('\n');
}

function rewriteLines(rewrite: Rewrite, path: string, style: TextStyle): string[] {
  const review = rewrite.applicability === 'review' ? ' needs a review' : '';
  const flags = `${rewrite.applicability === 'review' ? ' --review' : ''} --target ${rewrite.target}`;
  return [
    `${style.bold('Rewrite')}: ${oneLine(rewriteTitle(rewrite))}${style.yellow(review)}`,
    ...[proofText(rewrite)].flatMap((proof) => (proof === undefined ? [] : [`  ${oneLine(proof)}`])),
    ...rewrite.todos.map((todo) => `  - ${oneLine(render(todo))}`),
    style.dim(`  Show it: auth0-relink fix${flags} ${oneLine(path)}`),
    '',
  ];
}

function guideLines({ reason, todos, docs, snippet }: Rewrite, style: TextStyle): string[] {
  const why = reason ? render(message('guide.reason', { reason })) : 'Relink has no rewrite for this form.';
  return [
    style.bold(oneLine(why)),
    ...todos.map((todo) => `  - ${oneLine(render(todo))}`),
    `  See ${docs}`,
    '',
    ...(snippet ? [style.bold('Code for this place'), '', ...codeLines(completeCode(snippet), style), ''] : []),
  ];
}
