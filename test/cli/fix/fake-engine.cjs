/**
 * A fake dist/engine.js. It finds words that name the kind of rewrite, so tests can use kinds that no real code has yet:
 * `OLD_auto`, `OLD_review`, `OLD_two` (two targets), `OLD_guide`. `CHANGES` in a text modifies the file while the command
 * line is running, and `BREAKS` makes the engine throw.
 */
const { appendFileSync } = require('node:fs');

const HELPER = '/* helper */';
const DOCS = 'https://example.com/docs';
const rewrite = (target, applicability, edits) => {
  const todos = applicability === 'automatic' ? [] : [{ id: 'todo.show-result', values: {} }];
  const title = { id: 'title.popup-callback', values: { client: target } };
  return { target, title, applicability, edits, placeholders: [], todos, docs: DOCS };
};

function rewritesOf(text, word, start) {
  const helper = text.includes(HELPER) ? [] : [{ start: 0, end: 0, text: `${HELPER}\n` }];
  const to = (name) => [...helper, { start, end: start + word.length, text: name }];
  switch (word) {
    case 'OLD_auto':
      return [rewrite('fetch', 'automatic', to('NEW_auto'))];
    case 'OLD_review':
      return [rewrite('axios', 'review', to('NEW_review'))];
    case 'OLD_two':
      return [rewrite('fetch', 'review', to('NEW_fetch')), rewrite('axios', 'review', to('NEW_axios'))];
    default:
      return [{ ...rewrite('guide', 'guide', []), reason: { id: 'reason.http-client-unknown', values: {} } }];
  }
}

const FOUND = { id: 'finding.unlink', values: { path: '/unlink' } };

const findingsIn = (text) =>
  [...text.matchAll(/(likely )?(OLD_\w+)/g)].map((match) => {
    const end = match.index + match[0].length;
    const what = { ruleId: 'unlink-endpoint', form: 'fake', message: FOUND, parts: {}, related: [] };
    return { ...what, certainty: match[1] ? 'likely' : 'certain', start: end - match[2].length, end };
  });

exports.analyze = (text) => {
  return { findings: findingsIn(text), problems: [], stats: { regions: 1, parsed: 1, suppressed: 0 } };
};

exports.findOffers = (text, fileName) => {
  if (text.includes('BREAKS')) throw new Error('thrown on purpose');
  if (text.includes('CHANGES')) appendFileSync(fileName, '// changed\n');
  return findingsIn(text).map((finding) => {
    return { finding, rewrites: rewritesOf(text, text.slice(finding.start, finding.end), finding.start) };
  });
};
