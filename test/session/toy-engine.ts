import type { AnalyzeOptions, Edit, Finding, ModuleReader, Rewrite } from '../../src/core/types.js';
import { message } from '../../src/messages/message.js';
import type { Project } from '../../src/rewrites/project.js';
import type { Proposal } from '../../src/rewrites/session/reading.js';
import type { OpenSession } from '../../src/rewrites/session/session-types.js';
import { createOpenSession } from '../../src/rewrites/session/session.js';

export interface Toy {
  readonly openSession: OpenSession;
  /** The texts that were inspected so far. */
  readonly inspected: string[];
}

/**
 * The edits of one rewrite of a finding, which starts at `start` of `text`.
 * @param read the text of an imported file
 */
export type Write = (
  text: string,
  start: number,
  read: (specifier: string) => string | undefined,
  project: Project,
) => readonly Edit[] | Pick<Rewrite, 'edits' | 'files'>;

/**
 * A session over an engine that finds the words `OLD…` and, in a document that imports one which says `SOURCE`, the word
 * `USE`. `BROKEN` is a syntax error.
 * @param writes the rewrites of each word, the best first
 */
export function toyEngine(writes: Readonly<Record<string, readonly Write[]>> = {}): Toy {
  const inspected: string[] = [];
  const openSession = createOpenSession({
    inspect(text, fileName, _options: AnalyzeOptions, reader: ModuleReader) {
      inspected.push(text);
      const read = (specifier: string) => reader.read(fileName, specifier)?.text;
      const imported = [...text.matchAll(/import '(.*?)'/g)].map((match) => read(match[1] ?? ''));
      const hasSource = imported.some((text) => text?.includes('SOURCE'));
      const words = text.matchAll(hasSource ? /\b(?:OLD\w*|USE)\b/g : /\bOLD\w*\b/g);
      return {
        inspected: [...words].map((match) => ({ finding: finding(match[0], match.index), read })),
        broken: broken(text),
      };
    },
    syntaxErrors: broken,
    evidence: () => [],
    snippet: () => undefined,
    propose({ finding: { start, end }, read }, { text }, project): Proposal[] {
      const known = writes[text.slice(start, end)] ?? [];
      return known.map((write, index) => rewrite(`target-${index + 1}`, write(text, start, read, project)));
    },
  });
  return { openSession, inspected };
}

function broken(text: string): number {
  return text.includes('BROKEN') ? 1 : 0;
}

function finding(word: string, start: number): Finding {
  const what = { ruleId: 'unlink-endpoint', form: 'toy', message: message('finding.unlink', { path: word }) };
  return { ...what, certainty: 'certain', parts: {}, related: [], start, end: start + word.length };
}

function rewrite(target: string, written: ReturnType<Write>): Rewrite {
  const changes = 'edits' in written ? written : { edits: written, files: [] };
  const what = { target, title: message('title.unlink'), applicability: 'automatic' as const };
  return { ...what, ...changes, placeholders: [], todos: [], docs: 'https://example.com' };
}
