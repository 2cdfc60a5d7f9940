import { inOrder } from '../core/edits.js';
import { createInspect } from '../core/engine/inspect.js';
import type { Inspect, Inspected } from '../core/engine/inspect.js';
import type { Nodes } from '../core/engine/rule.js';
import { toDocumentOffset } from '../core/hosts/region.js';
import type { ParsedProgram } from '../core/syntax/parse.js';
import type { Edit, Finding, FindOffers, Offer, Placeholder, Rewrite } from '../core/types.js';
import { message } from '../messages/message.js';
import type { Message } from '../messages/message.js';
import type { Auth0Document } from '../rules/auth0/document.js';
import type { Auth0Draft, Auth0RuleSet } from '../rules/forms.js';
import { keepComments } from './comments.js';
import { guideOf } from './guides.js';
import { PLACEHOLDERS } from './link/receiver.js';
import { planFor } from './plans.js';
import { outcomeOf } from './refusal.js';
import type { Refusal } from './refusal.js';
import type { RewriteDraft, RewriteRequest } from './rewriter.js';
import { sideOf } from './side.js';
import { styleOf } from './style.js';
import { LINK_DOCS, UNLINK_DOCS } from './todos.js';
import { faultOf } from './verify.js';
import type { Original } from './verify.js';

type Auth0Inspect = Inspect<Auth0Draft, Auth0Document>;
type Auth0Inspected = Inspected<Auth0Draft, Auth0Document>;

/** Makes the function that works out what can be done about a document's findings. */
export function createFindOffers(ruleSet: Auth0RuleSet): FindOffers {
  const inspect = createInspect(ruleSet);
  return (text, fileName, options = {}, reader) => {
    const { inspected, broken } = inspect(text, fileName, options, reader) ?? { inspected: [], broken: 0 };
    const findings = inspected.map(({ finding }) => finding);
    const original = { text, fileName, options, reader, findings, broken };
    return inspected.map((entry) => offerFor(inspect, original, entry));
  };
}

/** Trying rewrites costs an analysis each: they are worked out when they are asked for. */
function offerFor(inspect: Auth0Inspect, original: Original, entry: Auth0Inspected): Offer {
  let known: readonly Rewrite[] | undefined;
  return {
    finding: entry.finding,
    get rewrites() {
      return (known ??= rewritesOf(inspect, original, entry));
    },
  };
}

function rewritesOf(inspect: Auth0Inspect, original: Original, entry: Auth0Inspected): readonly Rewrite[] {
  const { finding, draft } = entry;
  const plan = planFor(draft);
  if ('guided' in plan) return [guideOf(finding, plan.guided)];
  const request = requestFor(original, entry, draft.nodes);
  if ('refused' in request) return [guideOf(finding, request.refused)];
  const rewrites: Rewrite[] = [];
  const refusals: Refusal[] = [];
  for (const rewriter of plan) {
    const outcome = outcomeOf(rewriter(request));
    if ('refused' in outcome) {
      refusals.push(outcome);
      continue;
    }
    for (const written of [outcome].flat()) {
      const edits = keepComments(request, written.edits);
      const fault = faultOf(inspect, original, finding, edits);
      if (fault === undefined) rewrites.push(finished({ ...written, edits }, finding));
      else refusals.push({ refused: fault, isOtherShape: false });
    }
  }
  const reason = refusals.find(({ isOtherShape }) => !isOtherShape) ?? refusals[0];
  return rewrites.length > 0 ? rewrites : [guideOf(finding, reason?.refused)];
}

function requestFor<Its extends Nodes>(
  { text, fileName }: Original,
  { finding, document }: Auth0Inspected,
  nodes: Its,
): RewriteRequest<Its> | { readonly refused: Message } {
  const program = document.programs.find(({ region }) => isIn(finding, region));
  if (program === undefined) return { refused: message('reason.code-not-found') };
  const refused = refusalOf(program, text);
  if (refused !== undefined) return { refused };
  const token = nodes['token'];
  if (token && NOTHING.test(text.slice(...token.range))) return { refused: message('reason.no-token') };
  const side = sideOf(document, fileName, program);
  return { finding, nodes, text, document, program, style: styleOf(text, program), side };
}

/** What stands for a token that is put in later, or not at all. */
const NOTHING = /^(?:null|undefined|void 0|''|"")$/;

function isIn(finding: Finding, region: ParsedProgram['region']): boolean {
  const start = toDocumentOffset(region, 0);
  const end = toDocumentOffset(region, region.code.length);
  return start <= finding.start && finding.end <= end;
}

/** Only code that stands in the document as it was read can be edited there. */
function refusalOf({ region, isBroken }: ParsedProgram, text: string): Message | undefined {
  if (region.synthetic || region.foreign) return message('reason.not-in-script');
  if (isBroken) return message('reason.syntax-error');
  if (region.kind === 'handler') return message('reason.in-attribute');
  if (region.map.length > 1) return message('reason.script-in-pieces');
  const start = toDocumentOffset(region, 0);
  return text.slice(start, start + region.code.length).length === region.code.length
    ? undefined
    : message('reason.script-not-contiguous');
}

function finished(draft: RewriteDraft, finding: Finding): Rewrite {
  const edits = inOrder(draft.edits);
  const words = [...new Set([...Object.values(PLACEHOLDERS), ...(draft.placeholders ?? [])])];
  const open = words.filter((word) => edits.some(({ text }) => text.includes(word)));
  return {
    target: draft.target,
    title: draft.title,
    applicability: draft.applicability,
    edits,
    placeholders: placeholdersIn(edits, open),
    todos: open.length > 0 ? [message('todo.fill-in', { placeholders: open.join(', ') }), ...draft.todos] : draft.todos,
    docs: finding.ruleId === 'unlink-endpoint' ? UNLINK_DOCS : LINK_DOCS,
  };
}

function placeholdersIn(edits: readonly Edit[], words: readonly string[]): Placeholder[] {
  return edits.flatMap(({ text }, edit) =>
    words.flatMap((word) =>
      [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => ({ edit, start: index, end: index + word.length })),
    ),
  );
}
