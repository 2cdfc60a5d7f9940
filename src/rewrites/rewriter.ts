import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../core/engine/rule.js';
import type { ParsedProgram } from '../core/syntax/parse.js';
import type { Applicability, Edit, Finding, Range } from '../core/types.js';
import type { Side } from './side.js';
import type { Style } from './style.js';
import type { Todo } from './todos.js';

/** What a rewriter is given: a finding, and the code that it stands in. */
export interface RewriteRequest {
  readonly finding: Finding;
  /** The document's text, in which all offsets count (UTF-16 code units). */
  readonly text: string;
  readonly document: Document;
  /** The program that the finding stands in; it has no syntax error, and its code is the document's own. */
  readonly program: ParsedProgram;
  readonly style: Style;
  readonly side: Side;
  /** The node of one of the finding's parts. */
  readonly part: (name: string) => TSESTree.Node | undefined;
}

/** New code for a finding, not yet verified. */
export interface RewriteDraft {
  readonly target: string;
  readonly title: string;
  readonly applicability: Exclude<Applicability, 'guide'>;
  readonly edits: readonly Edit[];
  readonly todos: readonly Todo[];
  /** Words in the edits' texts that a person has to replace. */
  readonly placeholders?: readonly string[];
}

/** Why a rewriter offers no code: a clause for the user. */
export interface Refusal {
  readonly refused: string;
  /** The code is what another rewriter is for, so that its reason says more. */
  readonly isOtherShape: boolean;
}

/** Writes a finding's code anew for one kind of target; refuses rather than to guess. */
export type Rewriter = (request: RewriteRequest) => Iterable<RewriteDraft | Refusal>;

/** Thrown inside a rewriter where the code is not understood exactly; becomes a `Refusal`. */
export class NotUnderstood extends Error {}

/** Thrown where the code is plainly not what a rewriter is for. */
export class OtherShape extends NotUnderstood {}

/** @throws {NotUnderstood} where `value` is undefined */
export function understood<V>(value: V | undefined | null, reason: string): V {
  if (value === undefined || value === null) throw new NotUnderstood(reason);
  return value;
}

export function sourceOf({ text }: Pick<RewriteRequest, 'text'>, node: TSESTree.Node | Range): string {
  return 'type' in node ? text.slice(node.range[0], node.range[1]) : text.slice(node.start, node.end);
}
