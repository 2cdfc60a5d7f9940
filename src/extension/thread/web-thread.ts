/** The script of the analysis thread in a browser (`dist/web/thread.js`). */
import { prepareGiven } from '../../editing/thread/prepare-given.js';
import type { Cancellation, Request, Response } from '../../editing/thread/protocol.js';
import { createService } from '../../editing/thread/service.js';
import * as engine from '../../engine.js';

declare const self: {
  onmessage: ((event: { readonly data: Request | Cancellation }) => void) | null;
  postMessage(response: Response): void;
};

const nowhere = { isIgnored: false, levels: {}, modules: {} };
const answer = createService(
  () => engine,
  (input) => prepareGiven(input, input.context === 'disk' ? nowhere : input.context),
  (response) => {
    self.postMessage(response);
  },
);

self.onmessage = ({ data }) =>
  void answer(data).then((response) => {
    if (response !== undefined) self.postMessage(response);
  });
