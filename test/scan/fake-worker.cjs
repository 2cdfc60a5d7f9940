/** Stands for dist/worker.js: finds `access_token`, breaks where a text says so. */
const { parentPort } = require('node:worker_threads');

let isReady = false;

parentPort.on('message', ({ text }) => {
  if (!isReady) parentPort.postMessage({ kind: 'ready' });
  isReady = true;
  if (text.includes('please exit')) process.exit(1);
  if (text.includes('please hang')) for (;;);
  if (text.includes('please throw')) {
    parentPort.postMessage({ kind: 'error', message: 'thrown on purpose' });
    return;
  }
  const findings = [...text.matchAll(/access_token/g)].map(({ index }) => ({
    ruleId: 'lock-access-token',
    form: 'fake',
    message: { id: 'finding.unlink', values: { path: '/unlink' } },
    certainty: 'certain',
    start: index,
    end: index + 12,
    parts: {},
    related: [],
  }));
  parentPort.postMessage({ kind: 'answer', answer: { findings, problems: [], stats: { suppressed: 0, steps: 0 } } });
});
