import { escapeHtml } from '../html/escape.js';

export interface Bar {
  readonly label: string;
  readonly value: number;
}

/**
 * Returns a horizontal bar chart built as a table: a screen reader reads labels and numbers. The bars need no scripts
 * or inline styles, which a strict content security policy forbids.
 * @param most the value of a full bar
 */
export function barTable(
  caption: string,
  bars: readonly Bar[],
  most = Math.max(1, ...bars.map(({ value }) => value)),
): string {
  const rows = bars.map(({ label, value }) => {
    const width = Math.max(value > 0 ? 1 : 0, Math.round((value / most) * 100));
    return `<tr><th scope="row">${escapeHtml(label)}</th><td class="chart"><svg aria-hidden="true" focusable="false" viewBox="0 0 100 10" preserveAspectRatio="none"><rect class="track" width="100" height="10"/><rect class="fill" width="${width}" height="10"/></svg></td><td class="number">${value}</td></tr>`;
  });
  return `<table class="bars"><caption>${escapeHtml(caption)}</caption><tbody>${rows.join('')}</tbody></table>`;
}
