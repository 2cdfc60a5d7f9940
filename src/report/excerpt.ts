import { linesOf } from '../core/lines.js';
import type { AllLines, Lines } from '../core/lines.js';
import { countBelow } from '../core/sorted.js';
import type { Finding, Problem } from '../core/types.js';

/**
 * The parts of a text that reports show: the lines of its findings with the lines around them, and the positions of
 * everything else. Plain data, so a result of many large files stays small.
 */
export interface Excerpt {
  /** The number of lines of the text. */
  readonly count: number;
  /** In the order of the text. */
  readonly blocks: readonly ExcerptBlock[];
}

/** Consecutive lines. */
export interface ExcerptBlock {
  /** The number of the first line, 1-based. */
  readonly line: number;
  /** The offset of the first line in the text. */
  readonly start: number;
  /** Whole lines; empty for a single line that only positions refer to. */
  readonly text: string;
}

/** The excerpt of a text that is no longer available. */
export const NO_EXCERPT: Excerpt = { count: 0, blocks: [] };

/** Returns the excerpt that reports need of a text. */
export function excerptOf(text: string, findings: readonly Finding[], problems: readonly Problem[]): Excerpt {
  const lines = linesOf(text);
  const lineAt = (offset: number) => lines.positionAt(offset).line;
  const shown = new Set<number>();
  for (const { start, end } of findings) {
    const last = Math.min(lineAt(end) + 1, lines.count);
    for (let line = Math.max(1, lineAt(start) - 1); line <= last; line++) shown.add(line);
  }
  const mentioned = new Set<number>();
  for (const { start, end } of [...findings.flatMap(placesOf), ...problems]) {
    mentioned.add(lineAt(start)).add(lineAt(end));
  }
  const blocks = blocksOf(text, lines, shown, mentioned);
  // Many small blocks need more memory than the text.
  const isWorthIt = blocks.reduce((sum, block) => sum + block.text.length, 0) < text.length / 2;
  return { count: lines.count, blocks: isWorthIt ? blocks : [{ line: 1, start: 0, text }] };
}

function placesOf({ parts, related }: Finding) {
  return [...Object.values(parts), ...related];
}

function blocksOf(
  text: string,
  lines: AllLines,
  shown: ReadonlySet<number>,
  mentioned: ReadonlySet<number>,
): ExcerptBlock[] {
  const blocks: ExcerptBlock[] = [];
  let end = 0;
  for (const line of [...new Set([...shown, ...mentioned])].sort((a, b) => a - b)) {
    // This block contains the line already.
    if (line < end) continue;
    for (end = line; shown.has(end); end++);
    const start = lines.startOf(line);
    blocks.push({ line, start, text: copyOf(text.slice(start, lines.startOf(end))) });
  }
  return blocks;
}

/** Returns a string that doesn't keep the text it was cut from in memory, as V8's `slice` does. */
function copyOf(part: string): string {
  return ` ${part}`.slice(1);
}

/** Returns the lines of an excerpt, as if the whole text were available. */
export function linesIn({ count, blocks }: Excerpt): Lines {
  const split = new Map<ExcerptBlock, AllLines>();
  const linesOfBlock = (block: ExcerptBlock): AllLines => {
    const known = split.get(block) ?? linesOf(block.text);
    split.set(block, known);
    return known;
  };
  const blockAt = (offset: number) => blocks[Math.max(0, countBelow(blocks, offset + 1, ({ start }) => start) - 1)];
  return {
    count,
    positionAt(offset) {
      const block = blockAt(offset);
      if (block === undefined) return { line: 1, column: 1 };
      if (block.text === '') return { line: block.line, column: offset - block.start + 1 };
      const { line, column } = linesOfBlock(block).positionAt(offset - block.start);
      return { line: block.line + line - 1, column };
    },
    textOf(line) {
      const block = blocks[countBelow(blocks, line + 1, (each) => each.line) - 1];
      return block === undefined ? '' : linesOfBlock(block).textOf(line - block.line + 1);
    },
    textBetween(start, end) {
      const block = blockAt(start);
      return block === undefined ? '' : block.text.slice(start - block.start, end - block.start);
    },
  };
}
