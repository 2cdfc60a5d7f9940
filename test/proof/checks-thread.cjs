/** The other side of checks.ts: answers one question after the other. */
const { parentPort } = require('node:worker_threads');
require('tsx/cjs');

const { qualityProblems } = require('./quality.ts');
const { rewritingsOf } = require('./rewriting.ts');

const answers = { rewritingsOf, qualityProblems };

parentPort.on('message', ({ id, question, given }) => {
  try {
    parentPort.postMessage({ id, answer: answers[question](...given) });
  } catch (error) {
    parentPort.postMessage({ id, error: String(error) });
  }
});
