import { inOrder } from '../core/edits.js';
import type { Inspected } from '../core/engine/inspect.js';
import type { Nodes } from '../core/engine/rule.js';
import type { ParsedProgram } from '../core/syntax/parse.js';
import type { Edit, Finding, Placeholder, Proof, Rewrite } from '../core/types.js';
import { message } from '../messages/message.js';
import type { Message } from '../messages/message.js';
import { render } from '../messages/render.js';
import type { Auth0Document } from '../rules/auth0/auth0-document.js';
import { versionOf } from '../rules/auth0/versions.js';
import type { Auth0Draft } from '../rules/forms.js';
import { withLineEndsOf, withLineFeeds } from './classic-mac.js';
import { isNothing } from './code.js';
import { completed } from './complete-edits.js';
import { whyNotEditable } from './editable.js';
import { importStyleOf, inImportStyle } from './import-style.js';
import { outOfRemovals } from './insertions.js';
import { keepComments } from './keep-comments.js';
import { withoutLongLines } from './long-lines.js';
import { fitsIn, handlerIn } from './markup.js';
import { lacksPromises, styleOn } from './old-node.js';
import { mayWriteInto, planFor } from './plans.js';
import type { Project } from './project.js';
import { proofsOf } from './proofs.js';
import { outcomeOf } from './refusal.js';
import type { Refusal } from './refusal.js';
import { programOfFinding } from './rewriter.js';
import type { DraftEdit, RewriteDraft, Rewriter, RewriteRequest } from './rewriter.js';
import type { Proposal } from './session/reading.js';
import type { DocumentSource } from './session/session-types.js';
import { PLACEHOLDERS } from './settings/write-settings.js';
import { sideOf } from './side.js';
import { areSound, mayRewrite } from './soundness.js';
import { typesOf } from './style.js';
import { leavesTemplateBlock } from './template-blocks.js';
import { LINK_DOCS, TODO_START, UNLINK_DOCS } from './todos.js';
import { withoutTypeDirective } from './type-directives.js';

/**
 * Runs the rewriters of a finding's form.
 * @returns rewrites that are not verified yet, the best first, and why rewriters have none; empty for a form without
 *   rewriters and a reason
 */
export function propose(
  entry: Inspected<Auth0Draft, Auth0Document>,
  { text, fileName }: DocumentSource,
  project: Project,
): readonly Proposal[] {
  const { draft } = entry;
  const plan = planFor(draft);
  if ('guided' in plan) return plan.guided === undefined ? [] : [{ refused: plan.guided, isOtherShape: false }];
  const request = requestFor({ fileName, text: withLineFeeds(text) }, project, entry, draft.nodes);
  if ('refused' in request) return [request];
  return plan.flatMap((rewriter) => proposalsOf(rewriter, request, text));
}

/**
 * Runs a rewriter and completes what it writes. Nodes of broken code may lack children that their types promise.
 * @param text the document's text with its own line ends
 */
function proposalsOf<Its extends Nodes>(
  rewriter: Rewriter<Its>,
  request: RewriteRequest<Its>,
  text: string,
): readonly Proposal[] {
  const { markup } = request;
  if (markup && !mayWriteInto(markup, rewriter)) return [IN_ATTRIBUTE];
  const propose = (): readonly Proposal[] => {
    const outcome = outcomeOf(rewriter(request));
    return 'refused' in outcome ? [outcome] : [outcome].flat().map((draft) => completedDraft(draft, request, text));
  };
  if (!request.program.isBroken) return propose();
  try {
    return propose();
  } catch {
    return [BROKEN];
  }
}

function completedDraft(draft: RewriteDraft, request: RewriteRequest, text: string): Proposal {
  const { finding, program, markup } = request;
  const imports = importStyleOf(request.text, program);
  const styled = completed(draft.edits).map((edit) => ({ ...edit, text: inImportStyle(edit.text, imports) }));
  const kept = keepComments(request, outOfRemovals(request.text, styled));
  const edits = withoutLongLines(request, withoutTypeDirective(request, kept));
  if (program.isBroken && !areSound(program, text, finding, edits)) return BROKEN;
  if (lacksPromises(request) && edits.some(needsPromise)) return PROMISE;
  if (markup && !fitsIn(markup, request.text, edits)) return IN_ATTRIBUTE;
  if (leavesTemplateBlock(program, request.text, finding, edits)) return OPTIONAL;
  const proofs = proofsOf(finding.form, draft.target, request.side, (name) => uses(request, name));
  return finished({ ...draft, edits: withLineEndsOf(text, edits) }, finding, proofs);
}

const BROKEN: Refusal = { refused: message('reason.syntax-error'), isOtherShape: false };
const OPTIONAL: Refusal = { refused: message('reason.template-block'), isOtherShape: false };

const IN_ATTRIBUTE: Refusal = { refused: message('reason.in-attribute'), isOtherShape: false };
const PROMISE: Refusal = { refused: message('reason.node-without-promise'), isOtherShape: false };

/** Whether an edit's code, or that of a file with it, needs promises. */
function needsPromise({ text, files = [] }: DraftEdit): boolean {
  return [text, ...files.flatMap(({ edits }) => edits.map((edit) => edit.text))].some((code) =>
    /\bPromise\b|\.then\(/.test(code),
  );
}

function requestFor<Its extends Nodes>(
  { text, fileName }: DocumentSource,
  project: Project,
  { finding, document }: Inspected<Auth0Draft, Auth0Document>,
  nodes: Its,
): RewriteRequest<Its> | Refusal {
  const found = programOfFinding(document.programs, finding);
  if (found === undefined) return { refused: message('reason.code-not-found'), isOtherShape: false };
  const { markup, program } = handlerIn(document.programs, found, { text, fileName }) ?? { program: found };
  const refused = markup ? broken(program) : whyNotEditable(program, text, mayRewrite(program, text, finding));
  if (refused !== undefined) return { refused, isOtherShape: false };
  const token = nodes['token'];
  // A placeholder for a token that is set later, or never.
  if (token && isNothing(token)) {
    return { refused: message('reason.no-token'), isOtherShape: false };
  }
  const side = sideOf(document, fileName, program);
  return {
    finding,
    nodes,
    text,
    fileName,
    project,
    document,
    program,
    style: {
      ...styleOn(text, { document, program, side }),
      types: typesOf(versionOf(document, 'typescript'), versionOf(document, '@angular/core')),
    },
    side,
    ...(markup && { markup }),
  };
}

function broken({ isBroken }: ParsedProgram): Message | undefined {
  return isBroken ? message('reason.syntax-error') : undefined;
}

const PLACEHOLDER_VALUES = new Set<string>(Object.values(PLACEHOLDERS));

/** Whether a document's package.json or its own text names a package. */
function uses({ document, text }: Pick<RewriteRequest, 'document' | 'text'>, packageName: string): boolean {
  return document.options.packages?.[packageName] !== undefined || text.includes(packageName);
}

function finished(draft: RewriteDraft, finding: Finding, proof: readonly Proof[]): Rewrite {
  const files = draft.edits.flatMap((edit) => edit.files ?? []);
  const written = inOrder(draft.edits.map(({ start, end, text }) => ({ start, end, text })));
  const words = [...new Set([...PLACEHOLDER_VALUES, ...(draft.placeholders ?? [])])];
  const all = [...written, ...files.flatMap((file) => file.edits)];
  const open = words.filter((word) => all.some(({ text }) => text.includes(word)));
  const fillIn = open.length > 0 ? [message('todo.fill-in', { placeholders: open.join(', ') })] : [];
  // The names of environment variables speak for themselves.
  const edits = open.some((word) => PLACEHOLDER_VALUES.has(word)) ? fillIn.reduce(withTodo, written) : written;
  return {
    target: draft.target,
    title: draft.title,
    applicability: draft.applicability,
    edits,
    files,
    // The comment names them, but only the code is to be filled in.
    placeholders: placeholdersIn(written, open),
    todos: [...fillIn, ...draft.todos],
    proof,
    docs: finding.ruleId === 'unlink-endpoint' ? UNLINK_DOCS : LINK_DOCS,
  };
}

/** Adds a TODO to the first comment with TODOs. */
function withTodo(edits: readonly Edit[], todo: Message): Edit[] {
  const first = edits.findIndex(({ text }) => text.startsWith(TODO_START));
  return edits.map((edit, index) => {
    if (index !== first) return edit;
    const [lineBreak = '\n'] = /(?:\r?\n|\r)[ \t]*/.exec(edit.text) ?? [];
    return { ...edit, text: `${TODO_START} ${render(todo)}${lineBreak}${edit.text}` };
  });
}

function placeholdersIn(edits: readonly Edit[], words: readonly string[]): Placeholder[] {
  return edits.flatMap(({ text }, edit) =>
    words.flatMap((word) =>
      [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => ({ edit, start: index, end: index + word.length })),
    ),
  );
}
