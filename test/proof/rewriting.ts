/** Applies the engine's rewrites to a case, one target after the other, as a person would who chose that target. */
import { applyEdits } from '../../src/core/edits.js';
import type { Offer, Rewrite } from '../../src/core/types.js';
import { findOffers, openSession } from '../../src/engine.js';
import { render } from '../../src/messages/render.js';
import { fixAll } from '../../src/rewrites/session/fix-all.js';
import type { Meta, Program } from './cases.js';

/** The rules whose findings no longer work; the others are about what stands beside them. */
const RULES = new Set(['lock-access-token', 'authorize-access-token', 'unlink-endpoint']);

export interface Rewritten {
  readonly target: string;
  readonly title: string;
  readonly applicability: string;
  /** What was left for a person to do. */
  readonly todos: readonly string[];
  /** As Relink leaves it. */
  readonly text: string;
  /** With what a person fills in. */
  readonly filled: string;
  /** What is wrong with it already. */
  readonly problems: readonly string[];
}

export interface Rewritings {
  /** By target, the best first. */
  readonly rewritten: readonly Rewritten[];
  /** Why there is none, as the guides say. */
  readonly guides: readonly string[];
}

const isMain = ({ finding }: Offer): boolean => RULES.has(finding.ruleId);
const hasEdits = ({ edits }: Rewrite): boolean => edits.length > 0;

export function rewritingsOf(program: Program): Rewritings {
  const { text, fileName } = program;
  const options = { packages: program.versions };
  const offers = findOffers(text, fileName, options).filter(isMain);
  if (offers.length === 0) throw new Error('nothing deprecated is found in it');
  const rewrites = offers.flatMap((offer) => offer.rewrites);
  const targets = [...new Set(rewrites.filter(hasEdits).map(({ target }) => target))];
  return {
    guides: rewrites.filter((rewrite) => !hasEdits(rewrite)).map(({ reason, title }) => render(reason ?? title)),
    rewritten: targets.map((target) => rewrite(program, target)),
  };
}

function rewrite({ text, fileName, versions, case: { meta } }: Program, target: string): Rewritten {
  const session = openSession();
  const document = session.open({ text, fileName, options: { packages: versions } });
  fixAll(session, document, (offer) =>
    isMain(offer) ? (offer.best((one) => one.target === target) ?? offer.best(() => true)) : undefined,
  );
  const applied = document.results.flatMap((result) => result.applied?.rewrite ?? []);
  const [first] = applied;
  const problems = document.offers
    .filter(isMain)
    .map(({ finding }) => `still there after the rewrite: ${render(finding.message)}`);
  const { filled, missing } = fillIn(document.text, meta, target);
  return {
    target,
    title: first ? render(first.title) : '',
    applicability: first?.applicability ?? '',
    todos: applied.flatMap(({ todos }) => todos.map((todo) => render(todo))),
    text: document.text,
    filled,
    problems: [...problems, ...missing.map((from) => `nowhere in the rewritten code: ${from}`)],
  };
}

/** Does a person's part: the replacements that a case declares. */
function fillIn(text: string, meta: Meta, target: string): { filled: string; missing: string[] } {
  const missing: string[] = [];
  let filled = text;
  for (const [from, to] of meta.fill?.[target] ?? meta.fill?.['*'] ?? []) {
    const start = filled.indexOf(from);
    if (start < 0) missing.push(from);
    else filled = applyEdits(filled, [{ start, end: start + from.length, text: to }]);
  }
  return { filled, missing };
}
