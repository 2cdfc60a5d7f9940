/** Stands for dist/fix-worker.js: puts the session that it was given behind each text, and hangs at `hang`. */
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
  parentPort.postMessage({ kind: 'answer', answer: { newText, findings: [] } });
});
