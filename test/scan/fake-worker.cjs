/** Stands for dist/worker.js: finds `access_token`, breaks where a text says so. */
const { parentPort } = require('node:worker_threads');

parentPort.on('message', ({ text }) => {
  if (text.includes('please exit')) process.exit(1);
  if (text.includes('please hang')) return;
  if (text.includes('please throw')) {
    parentPort.postMessage({ error: 'thrown on purpose' });
    return;
  }
  const findings = [...text.matchAll(/access_token/g)].map(({ index }) => ({
    ruleId: 'lock-access-token',
    form: 'fake',
    message: 'Found by a worker.',
    certainty: 'certain',
    start: index,
    end: index + 12,
    parts: {},
    related: [],
  }));
  parentPort.postMessage({ analysis: { findings, problems: [], stats: { suppressed: 0 } } });
});
