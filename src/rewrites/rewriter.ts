import type { TSESTree } from '@typescript-eslint/types';
import type { Nodes } from '../core/engine/rule.js';
import { isInRegion } from '../core/hosts/region.js';
import type { ParsedProgram } from '../core/syntax/parse.js';
import type { Applicability, Edit, FileChange, Finding, Range } from '../core/types.js';
import type { Message } from '../messages/message.js';
import type { Auth0Document } from '../rules/auth0/auth0-document.js';
import type { Markup } from './markup.js';
import type { Project } from './project.js';
import type { Attempt } from './refusal.js';
import type { Side } from './side.js';
import type { Style } from './style.js';
import type { ClientName } from './unlink/client-table.js';

/** A rewriter's input: a finding, and the code around it. */
export interface RewriteRequest<Its extends Nodes = Nodes> {
  readonly finding: Finding;
  /** The finding's nodes, from its rule. */
  readonly nodes: Its;
  /** The document's text, which all offsets refer to (UTF-16 code units). */
  readonly text: string;
  /** The file's path, with slashes. */
  readonly fileName: string;
  /** What is known of other files. */
  readonly project: Project;
  readonly document: Auth0Document;
  /** The program that contains the finding; it has no syntax errors, and its code is in the document verbatim. */
  readonly program: ParsedProgram;
  readonly style: Style;
  readonly side: Side;
  /** The handler in a component's markup that contains the finding; `program` is then the component's script. */
  readonly markup?: Markup;
}

/** An edit of a draft. */
export interface DraftEdit extends Edit {
  /** Changes of other files that its text needs. */
  readonly files?: readonly FileChange[];
  /**
   * Returns the edit for the code of the draft's other edits, which this one depends on.
   * @param code without comment lines
   */
  readonly complete?: (code: string) => DraftEdit;
}

/** What new code is written for: an HTTP client, an SDK or a way to log in. Users choose with `--target`. */
export type TargetName = ClientName | 'auth0-js' | 'lock-popup' | 'node-auth0' | 'popup' | 'redirect' | 'spa-popup';

/** New code for a finding, not yet verified. */
export interface RewriteDraft {
  readonly target: TargetName;
  readonly title: Message;
  readonly applicability: Exclude<Applicability, 'guide'>;
  readonly edits: readonly DraftEdit[];
  readonly todos: readonly Message[];
  /** Words in the edits' texts that the user has to replace. */
  readonly placeholders?: readonly string[];
}

/** Returns the rewritten code for one kind of target; if there are several drafts, the best comes first. */
export type Rewriter<Its extends Nodes> = (
  request: RewriteRequest<Its>,
) => Attempt<RewriteDraft | readonly RewriteDraft[]>;

export function sourceOf({ text }: Pick<RewriteRequest, 'text'>, node: TSESTree.Node | Range): string {
  return 'type' in node ? text.slice(node.range[0], node.range[1]) : text.slice(node.start, node.end);
}

/**
 * Returns the program that contains a finding. In markup such as Svelte's, the region of an attribute may have the
 * same code masked, so the program with nodes at the finding, or around it, comes first.
 */
export function programOfFinding(programs: readonly ParsedProgram[], finding: Range): ParsedProgram | undefined {
  const around = programs.filter(({ region }) => isInRegion(finding, region));
  return (
    around.find(({ nodes }) => nodes.some(({ range: [start] }) => start === finding.start)) ??
    around.find(({ ast }) =>
      ast.body.some(({ range: [start, end] }) => start <= finding.start && finding.end <= end),
    ) ??
    around[0]
  );
}

/** Returns the node that a finding points at, such as a property's key; the innermost one of that range. */
export function nodeOfFinding({
  finding,
  program,
}: Pick<RewriteRequest, 'finding' | 'program'>): TSESTree.Node | undefined {
  return program.nodes.findLast(({ range: [start, end] }) => start === finding.start && end === finding.end);
}
