/**
 * Stands for src/engine.ts: a real session over rules of its own. They find words that say what is offered for them, so
 * that a test can ask for offers that no real code has yet: `OLD_auto`, `OLD_review`, `OLD_two` (two targets),
 * `OLD_guide`, `OLD_shared` (also a line in shared.js beside it). `CHANGES` in a text changes the file behind the back of the command line, `BREAKS` makes rewriting throw,
 * `THROWS` the analysis, and `UNPARSED` is a place that could not be analysed. An analysis of `HANGS` and a rewrite
 * of `OLD_hangs` never end, which they announce on stderr.
 */
import { appendFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Analyze, Certainty, Edit, Finding, Rewrite } from '../../../src/core/types.js';
import { message } from '../../../src/messages/message.js';
import type { Project } from '../../../src/rewrites/project.js';
import type { Proposal } from '../../../src/rewrites/session/reading.js';
import { createOpenSession } from '../../../src/rewrites/session/session.js';

const HELPER = '/* helper */';

export const analyze: Analyze = (text) => {
  if (text.includes('HANGS')) hang();
  if (text.includes('THROWS')) throw new Error('thrown on purpose');
  const problems = [...text.matchAll(/UNPARSED/g)].map(({ index }) => {
    return { kind: 'not-analysed' as const, message: message('problem.unparsed'), start: index, end: index + 8 };
  });
  return { findings: findingsIn(text), problems, stats: { suppressed: 0, steps: 0 } };
};

export const openSession = createOpenSession({
  inspect(text, fileName) {
    if (text.includes('BREAKS')) throw new Error('thrown on purpose');
    if (text.includes('CHANGES')) appendFileSync(fileName, '// changed\n');
    return { inspected: findingsIn(text).map((finding) => ({ finding })), broken: 0 };
  },
  syntaxErrors: () => 0,
  evidence: () => [],
  snippet: () => undefined,
  propose: ({ finding }, { text, fileName }, project) =>
    text.slice(finding.start, finding.end) === 'OLD_shared'
      ? [shared(finding, fileName, project)]
      : proposalsFor(finding, text),
});

function hang(): never {
  writeSync(2, 'hanging\n');
  for (;;);
}

function findingsIn(text: string): Finding[] {
  return [...text.matchAll(/(likely )?(OLD_\w+)/g)].map(({ index, 0: { length }, 1: likely, 2: word = '' }) => {
    const certainty: Certainty = likely === undefined ? 'certain' : 'likely';
    const what = { ruleId: 'unlink-endpoint', form: 'fake', message: message('finding.unlink', { path: '/unlink' }) };
    return { ...what, certainty, parts: {}, related: [], start: index + length - word.length, end: index + length };
  });
}

function proposalsFor({ start, end }: Finding, text: string): Proposal[] {
  const helper = text.includes(HELPER) ? [] : [{ start: 0, end: 0, text: `${HELPER}\n` }];
  const to = (name: string): Edit[] => [...helper, { start, end, text: name }];
  switch (text.slice(start, end)) {
    case 'OLD_auto':
      return [rewrite('fetch', 'automatic', to('NEW_auto'))];
    case 'OLD_hangs':
      return hang();
    case 'OLD_review':
      return [rewrite('axios', 'review', to('NEW_review'))];
    case 'OLD_two':
      return [rewrite('fetch', 'review', to('NEW_fetch')), rewrite('axios', 'review', to('NEW_axios'))];
    default:
      return [{ refused: message('reason.http-client-unknown'), isOtherShape: false }];
  }
}

function shared({ start, end }: Finding, fileName: string, project: Project): Rewrite {
  const known = project.read(fileName, './shared.js');
  const line = `// for ${path.basename(fileName)}\n`;
  const at = known?.text.length ?? 0;
  const change = {
    fileName: path.join(path.dirname(fileName), 'shared.js'),
    edits: [{ start: at, end: at, text: line }],
  };
  return {
    ...rewrite('fetch', 'automatic', [{ start, end, text: 'NEW_shared' }]),
    files: [known === undefined ? change : { ...change, fileName: known.fileName, before: known.text }],
  };
}

function rewrite(target: string, applicability: Rewrite['applicability'], edits: readonly Edit[]): Rewrite {
  return {
    target,
    title: message('title.popup-callback', { client: target }),
    applicability,
    edits,
    files: [],
    placeholders: [],
    todos: applicability === 'automatic' ? [] : [message('todo.show-result')],
    docs: 'https://example.com/docs',
  };
}
