import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { commentsWith } from '../hosts/comments.js';
import type { Comment } from '../hosts/comments.js';
import type { Region } from '../hosts/region.js';
import type { Finding, Problem, Range } from '../types.js';
import type { Vocabulary } from '../vocabulary.js';

/** Matches the part after the tool's name in `NAME-disable-next-line rule-a, rule-b -- reason`. */
const DIRECTIVE = /^(disable-next-line|disable-line|disable|enable)(?=\s|$)([\s\S]*)$/;

interface Suppression extends Range {
  /** Ids of the silenced rules; empty for all rules. */
  readonly rules: readonly string[];
  /** The range it covers. Findings that start in this range are silenced. */
  readonly covers: Range;
  used: boolean;
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
  const kept = findings.filter((finding) => {
    const silencers = suppressions.filter(
      ({ rules, covers }) =>
        finding.start >= covers.start &&
        finding.start < covers.end &&
        (rules.length === 0 || rules.includes(finding.ruleId)),
    );
    for (const silencer of silencers) silencer.used = true;
    return silencers.length === 0;
  });
  for (const { used, rules, start, end } of suppressions) {
    const ran = active === undefined || rules.some((id) => active.includes(id));
    const known = rules.length === 0 || rules.some((id) => ruleIds.has(id));
    if (used || !ran || !known) continue;
    problems.push({ kind: 'unused-suppression', message: unusedMessage(rules), start, end });
  }
  return { findings: kept, problems };
}

function unusedMessage([rule, ...others]: readonly string[]): Message {
  if (rule === undefined) return message('problem.unused-suppression-of-all');
  if (others.length === 0) return message('problem.unused-suppression', { rule });
  return message('problem.unused-suppressions', { rules: [rule, ...others].join(', ') });
}

function readSuppressions(text: string, prefix: string, comments: readonly Comment[]): Suppression[] {
  const suppressions: Suppression[] = [];
  for (const [index, comment] of comments.entries()) {
    const directive = readDirective(comment, prefix);
    if (directive === undefined || directive.kind === 'enable') continue;
    const { kind, rules } = directive;
    const { start, end } = comment;
    if (kind === 'disable') {
      const until = comments.slice(index + 1).find((later) => {
        const enable = readDirective(later, prefix);
        return enable?.kind === 'enable' && (enable.rules.length === 0 || enable.rules.join() === rules.join());
      });
      suppressions.push({ start, end, rules, covers: { start: end, end: until?.start ?? Infinity }, used: false });
    } else {
      const covers = kind === 'disable-line' ? lineOf(text, start) : lineOf(text, lineOf(text, end).end);
      suppressions.push({ start, end, rules, covers, used: false });
    }
  }
  return suppressions;
}

function readDirective({ text }: Comment, prefix: string): { kind: string; rules: string[] } | undefined {
  const words = text.replace(/^[\s*]*/, '');
  const match = words.startsWith(prefix) ? DIRECTIVE.exec(words.slice(prefix.length)) : null;
  if (match?.[1] === undefined) return undefined;
  const names = (match[2] ?? '').split(/(?:^|\s)--(?=\s|$)/)[0] ?? '';
  return { kind: match[1], rules: names.split(/[\s,*]+/).filter(Boolean) };
}

/** Returns the line around an offset, including its line end. */
function lineOf(text: string, offset: number): Range {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), lastLoneReturn(text, offset)) + 1;
  const end = /\r\n|\n|\r/g;
  end.lastIndex = offset;
  const match = end.exec(text);
  return { start, end: match ? match.index + match[0].length : text.length };
}

/** Returns the last line end of the classic Mac OS before an offset: a carriage return without a line feed. */
function lastLoneReturn(text: string, offset: number): number {
  const at = text.lastIndexOf('\r', offset - 1);
  return text[at + 1] === '\n' ? -1 : at;
}
