/** Runs the built engine on one input after the other, in a thread that can be ended. */
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

const { analyze, findOffers } = createRequire(import.meta.url)(workerData.engine);

parentPort.on('message', ({ text, fileName, kind }) => {
  parentPort.postMessage(kind === 'offers' ? offered(text, fileName) : analysed(text, fileName));
});

/** Whether the engine failed anywhere in the text, and what it found. */
function analysed(text, fileName) {
  try {
    const { findings, problems } = analyze(text, fileName);
    const failed = problems.find(({ message }) => message.id === 'problem.failure');
    const isCut = problems.some(({ kind }) => kind === 'over-budget');
    const starts = findings.map(({ start }) => start);
    return { failure: failed && String(failed.message.values.error), starts, isCut };
  } catch (error) {
    return { failure: `thrown: ${error?.stack ?? error}`, starts: [], isCut: false };
  }
}

/** Whether each rewrite's edits are in order and inside of the text, and applying it leaves nothing to apply. */
function offered(text, fileName) {
  try {
    let rewrites = 0;
    for (const {
      finding,
      rewrites: [best],
    } of findOffers(text, fileName)) {
      if (best === undefined) return { failure: 'an offer without rewrites', starts: [], isCut: false };
      if (best.edits.length === 0) continue;
      rewrites++;
      let at = 0;
      for (const { start, end } of best.edits) {
        if (start < at || end < start || end > text.length)
          return { failure: 'edits overlap or leave the text', starts: [], isCut: false };
        at = end;
      }
      const after = best.edits
        .toReversed()
        .reduce((code, { start, end, text: code_ }) => code.slice(0, start) + code_ + code.slice(end), text);
      const before = analyze(text, fileName).findings.filter(({ ruleId }) => ruleId === finding.ruleId).length;
      const now = analyze(after, fileName).findings.filter(({ ruleId }) => ruleId === finding.ruleId).length;
      if (now >= before) return { failure: `the rewrite leaves ${finding.form}`, starts: [], isCut: false };
    }
    return { failure: undefined, starts: [], isCut: false, rewrites };
  } catch (error) {
    return { failure: `thrown: ${error?.stack ?? error}`, starts: [], isCut: false };
  }
}
