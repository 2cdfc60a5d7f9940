import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { commentsWith } from '../hosts/comments.js';
import type { Comment } from '../hosts/comments.js';
import type { Region } from '../hosts/region.js';
import { coverage } from '../hosts/stretches.js';
import { linesOf } from '../lines.js';
import type { Finding, Problem, Range } from '../types.js';
import type { Vocabulary } from '../vocabulary.js';

/** Matches the part after the tool's name in `NAME-disable-next-line rule-a, rule-b -- reason`. */
const DIRECTIVE = /^(disable-next-line|disable-line|disable|enable)(?=\s|$)([\s\S]*)$/;

interface Suppression extends Range {
  /** Ids of the silenced rules; empty for all rules. */
  readonly rules: readonly string[];
  /** The range it covers. Findings that start in this range are silenced. */
  readonly covers: Range;
}

export interface Suppressed {
  readonly findings: readonly Finding[];
  /** Suppressions that silence nothing, and unknown rule ids in suppressions. */
  readonly problems: readonly Problem[];
}

/**
 * Removes the findings that a comment silences.
 * @param ruleIds the ids of all rules
 * @param active the ids of the rules that ran; a suppression of any other rule is not reported as unused
 */
export function applySuppressions(
  text: string,
  fileName: string,
  regions: readonly Region[],
  findings: readonly Finding[],
  ruleIds: ReadonlySet<string>,
  active: readonly string[] | undefined,
  { directive }: Vocabulary,
): Suppressed {
  const problems: Problem[] = [];
  const suppressions = readSuppressions(text, directive, commentsWith(directive, text, fileName, regions));
  for (const suppression of suppressions) {
    for (const id of suppression.rules) {
      if (ruleIds.has(id)) continue;
      const text = message('problem.unknown-rule', { rule: id, rules: [...ruleIds].join(', ') });
      problems.push({ kind: 'unknown-rule', message: text, start: suppression.start, end: suppression.end });
    }
  }
  const byRule = new Map(
    [...ruleIds].map((id) => {
      const silencing = suppressions.filter(({ rules }) => rules.length === 0 || rules.includes(id));
      const places = findings.filter(({ ruleId }) => ruleId === id).map(({ start }) => ({ start, end: start + 1 }));
      return [id, { silences: coverage(silencing.map(({ covers }) => covers)), finds: coverage(places) }] as const;
    }),
  );
  for (const { rules, start, end, covers } of suppressions) {
    const ran = active === undefined || rules.some((id) => active.includes(id));
    const named = rules.length === 0 ? [...ruleIds] : rules.filter((id) => ruleIds.has(id));
    const used = named.some((id) => byRule.get(id)?.finds(covers.start, covers.end));
    if (used || !ran || named.length === 0) continue;
    problems.push({ kind: 'unused-suppression', message: unusedMessage(rules), start, end });
  }
  const kept = findings.filter(({ ruleId, start }) => byRule.get(ruleId)?.silences(start, start + 1) !== true);
  return { findings: kept, problems };
}

function unusedMessage([rule, ...others]: readonly string[]): Message {
  if (rule === undefined) return message('problem.unused-suppression-of-all');
  if (others.length === 0) return message('problem.unused-suppression', { rule });
  return message('problem.unused-suppressions', { rules: [rule, ...others].join(', ') });
}

function readSuppressions(text: string, prefix: string, comments: readonly Comment[]): Suppression[] {
  const suppressions: Suppression[] = [];
  const lines = linesOf(text);
  /** Returns the line around an offset, including its line end. */
  const lineAt = (offset: number): Range => {
    const { line } = lines.positionAt(offset);
    return { start: lines.startOf(line), end: lines.startOf(line + 1) };
  };
  /** By their rules, where the comments below enable them again; without rules, all of them. */
  const enabled = new Map<string, number>();
  for (const comment of [...comments].reverse()) {
    const directive = readDirective(comment, prefix);
    if (directive === undefined) continue;
    const { kind, rules } = directive;
    const { start, end } = comment;
    const key = rules.join();
    if (kind === 'enable') enabled.set(key, start);
    else if (kind === 'disable') {
      const until = Math.min(enabled.get('') ?? Infinity, enabled.get(key) ?? Infinity);
      suppressions.push({ start, end, rules, covers: { start: end, end: until } });
    } else {
      const covers = kind === 'disable-line' ? lineAt(start) : lineAt(lineAt(end).end);
      suppressions.push({ start, end, rules, covers });
    }
  }
  return suppressions.reverse();
}

function readDirective({ text }: Comment, prefix: string): { kind: string; rules: string[] } | undefined {
  const words = text.replace(/^[\s*]*/, '');
  const match = words.startsWith(prefix) ? DIRECTIVE.exec(words.slice(prefix.length)) : null;
  if (match?.[1] === undefined) return undefined;
  const names = (match[2] ?? '').split(/(?:^|\s)--(?=\s|$)/)[0] ?? '';
  return { kind: match[1], rules: names.split(/[\s,*]+/).filter(Boolean) };
}
