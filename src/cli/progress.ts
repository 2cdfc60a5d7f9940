import type { ShownProgress } from '../fix/fix-settings.js';
import type { ScanProgress } from '../scan/options.js';

/** In ms. Short scans should not flicker. */
const SHOWN_AFTER = 1000;
const REDRAWN_EVERY = 100;

/** Returns a line on a terminal's stderr that shows progress; without a terminal, nothing is shown. */
export function createProgressLine(stream: NodeJS.WriteStream): ShownProgress {
  if (!stream.isTTY) return { update: () => undefined, say: () => undefined, end: () => undefined };
  let latest = describe({ candidates: 0, done: 0, findings: 0, listed: false });
  let drawn = false;
  const draw = () => {
    drawn = true;
    // A terminal with an unknown width reports 0.
    const line = latest.slice(0, (stream.columns || 80) - 1);
    stream.write(`\r\x1b[K${line}`);
  };
  let interval: NodeJS.Timeout | undefined;
  const timeout = setTimeout(() => {
    draw();
    interval = setInterval(draw, REDRAWN_EVERY).unref();
  }, SHOWN_AFTER).unref();
  return {
    update: (progress) => (latest = describe(progress)),
    say: (text) => (latest = text),
    end() {
      clearTimeout(timeout);
      clearInterval(interval);
      if (drawn) stream.write('\r\x1b[K');
    },
  };
}

function describe({ candidates, done, findings, listed }: ScanProgress): string {
  return listed
    ? `Analysing: ${done} of ${candidates} candidate files, ${findings} found`
    : `Searching: ${candidates} candidate files so far, ${findings} found`;
}
