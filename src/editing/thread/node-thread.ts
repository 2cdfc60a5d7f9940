/** The script of the analysis thread in Node (`dist/editor-thread.js`). */
import { parentPort } from 'node:worker_threads';
import { prepareFromDisk } from './prepare-disk.js';
import { prepareGiven } from './prepare-given.js';
import type { Engine } from './prepared.js';
import type { Cancellation, Request, Response } from './protocol.js';
import { runScanJob } from './scan-job.js';
import { createService } from './service.js';

const post = (response: Response) => {
  parentPort?.postMessage(response);
};

// Not import(): in the bundles, which are CommonJS, Node would first scan the whole parser for export names.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const load = (): Engine => require('../../engine.js') as Engine;

const answer = createService(
  load,
  (input) => (input.context === 'disk' ? prepareFromDisk(input) : prepareGiven(input, input.context)),
  post,
  {
    scan: (job, id) =>
      runScanJob(job, (progress) => {
        post({ id, progress });
      }),
  },
);

parentPort?.on('message', (message: Request | Cancellation) => {
  void answer(message).then((response) => {
    if (response !== undefined) post(response);
  });
});
