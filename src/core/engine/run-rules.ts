import type { TSESTree } from '@typescript-eslint/types';
import { message } from '../../messages/message.js';
import { isDenied } from '../requests/assertions.js';
import type { Problem, Range } from '../types.js';
import type { Document, FindingDraft, Found, Rule, RuleListeners } from './rule.js';

type AnyListener<Draft> = (node: TSESTree.Node) => Iterable<Draft>;

/** Runs rules over a document, in order. A rule that fails at one node still checks the others. */
export function runRules<Draft extends FindingDraft, Its extends Document>(
  rules: readonly Rule<Draft, Its>[],
  document: Its,
): { readonly found: readonly Found<Draft>[]; readonly problems: readonly Problem[] } {
  const found: Found<Draft>[] = [];
  const problems: Problem[] = [];
  for (const rule of rules) {
    const drafts: Draft[] = [];
    try {
      const sets = rule.create(document);
      visit(sets, document, drafts, problems);
      document.budget.next();
      for (const { end } of sets) drafts.push(...(end?.(found) ?? []));
    } catch (error) {
      problems.push(failure({ start: 0, end: document.text.length }, error));
    }
    for (const draft of drafts) found.push({ ruleId: rule.meta.id, draft });
  }
  return { found, problems };
}

/** Traverses a document once and calls the listeners for each node. */
function visit<Draft extends FindingDraft>(
  sets: readonly RuleListeners<Draft>[],
  { programs, budget }: Document,
  drafts: Draft[],
  problems: Problem[],
): void {
  for (const { nodes, isBroken } of programs) {
    for (const node of nodes) {
      for (const listeners of sets) {
        const listener = listeners[node.type] as AnyListener<Draft> | undefined;
        if (listener === undefined) continue;
        budget.next();
        try {
          const own = [...listener(node)];
          // A test may assert that deprecated code is absent.
          if (own.length > 0 && !isDenied(node)) drafts.push(...own);
        } catch (error) {
          // A broken tree may lack any child. The rest of the document is still worth checking.
          if (!isBroken) problems.push(failure({ start: node.range[0], end: node.range[1] }, error));
        }
      }
    }
  }
}

/** Returns the problem for an exception in the engine. */
export function failure({ start, end }: Range, error: unknown): Problem {
  return { kind: 'not-analysed', message: message('problem.failure', { error: String(error) }), start, end };
}
