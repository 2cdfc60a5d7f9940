/** Applies the engine's rewrites to a case, one target after the other, as a person would who chose that target. */
import { applyEdits } from '../../src/core/edits.js';
import type { AnalyzeOptions, ModuleReader, Offer, Rewrite } from '../../src/core/types.js';
import { findOffers, openSession } from '../../src/engine.js';
import { render } from '../../src/messages/render.js';
import { fixAll } from '../../src/rewrites/session/fix-all.js';
import { readerOf } from '../support/memory-reader.js';
import type { Meta, Program, ProjectFile } from './cases.js';

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
  /** The project's other files, with those that the rewrite creates. */
  readonly modules: readonly ProjectFile[];
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
  const offers = offersFor(program).filter(isMain);
  if (offers.length === 0) throw new Error('nothing deprecated is found in it');
  const rewrites = offers.flatMap((offer) => offer.rewrites);
  const targets = [...new Set(rewrites.filter(hasEdits).map(({ target }) => target))];
  return {
    guides: rewrites.filter((rewrite) => !hasEdits(rewrite)).map(({ reason, title }) => render(reason ?? title)),
    rewritten: targets.map((target) => rewrite(program, target)),
  };
}

/** Returns what can be done about the findings of a program, in its project. */
export function offersFor(program: Program): readonly Offer[] {
  return findOffers(program.text, program.fileName, optionsFor(program), readerFor(program));
}

const optionsFor = ({ versions }: Program): AnalyzeOptions => ({ packages: versions, helpers: {} });

const readerFor = ({ modules }: Program): ModuleReader =>
  readerOf(Object.fromEntries(modules.map(({ fileName, text }) => [fileName, text])));

function rewrite(program: Program, target: string): Rewritten {
  const {
    text,
    fileName,
    case: { meta },
  } = program;
  const session = openSession(readerFor(program));
  const document = session.open({ text, fileName, options: optionsFor(program) });
  fixAll(session, document, (offer) =>
    isMain(offer) ? (offer.best((one) => one.target === target) ?? offer.best(() => true)) : undefined,
  );
  const applied = document.results.flatMap((result) => result.applied?.rewrite ?? []);
  const [first] = applied;
  const problems = document.offers
    .filter(isMain)
    .map(({ finding }) => `still there after the rewrite: ${render(finding.message)}`);
  const { further } = session;
  const unchanged = program.modules.filter((file) => further.every(({ fileName: name }) => name !== file.fileName));
  const files = [...unchanged, ...further];
  const { filled, modules, missing } = fillIn(document.text, files, meta, target);
  return {
    target,
    title: first ? render(first.title) : '',
    applicability: first?.applicability ?? '',
    todos: applied.flatMap(({ todos }) => todos.map((todo) => render(todo))),
    text: document.text,
    modules,
    filled,
    problems: [...problems, ...missing.map((from) => `nowhere in the rewritten code: ${from}`)],
  };
}

/** Does a person's part: the replacements that a case declares, in the program or else in another file of the project. */
function fillIn(text: string, given: Rewritten['modules'], meta: Meta, target: string) {
  const missing: string[] = [];
  const files = [{ fileName: '', text }, ...given.map((each) => ({ ...each }))];
  for (const [from, to] of meta.fill?.[target] ?? meta.fill?.['*'] ?? []) {
    const file = files.find((each) => each.text.includes(from));
    const start = file?.text.indexOf(from) ?? 0;
    if (file === undefined) missing.push(from);
    else file.text = applyEdits(file.text, [{ start, end: start + from.length, text: to }]);
  }
  const [program, ...modules] = files;
  return { filled: program?.text ?? text, modules, missing };
}
