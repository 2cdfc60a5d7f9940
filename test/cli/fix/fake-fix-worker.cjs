/**
 * Stands for dist/fix-worker.js: puts the session that it was given behind each text, and hangs at `hang`. It adds the
 * text to the only further file.
 */
const { parentPort } = require('node:worker_threads');

let session;

parentPort.on('message', (request) => {
  if (request.kind === 'open') {
    session = request;
    parentPort.postMessage({ kind: 'ready' });
    parentPort.postMessage({ kind: 'answer', answer: undefined });
    return;
  }
  const texts = session.documents.map(({ text }) => text);
  if (texts[request.index] === 'hang') for (;;);
  const newText = `${texts[request.index]} rewritten beside [${texts.join(', ')}], ${session.done} done`;
  const before = session.further.map(({ text }) => text).join('');
  const further = [{ fileName: '/further.js', text: before + texts[request.index] }];
  parentPort.postMessage({ kind: 'answer', answer: { newText, findings: [], further, others: [] } });
});
