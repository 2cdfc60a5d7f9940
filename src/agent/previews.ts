import { createHash } from 'node:crypto';
import type { AgentFixedFile } from './agent-fix.js';
import type { ToolInput } from './tool-input.js';
import { ToolRefusal } from './tool-refusal.js';

/** How many previews are kept; a model applies one of the last. */
const MOST_PREVIEWS = 20;

/** What a preview showed. */
export interface Preview {
  readonly input: ToolInput;
  /** The files that would be written: their names, and hashes of their texts before and after. */
  readonly files: readonly PreviewedFile[];
}

export interface PreviewedFile {
  /** Absolute. */
  readonly path: string;
  readonly created: boolean;
  readonly hash: string;
}

/** The last previews, by their tokens. */
export class Previews {
  readonly #known = new Map<string, Preview>();

  /** Keeps a preview. @returns its token, the same for the same changes */
  keep(input: ToolInput, files: readonly AgentFixedFile[]): string {
    const preview: Preview = { input, files: previewed(files) };
    // Another page of the same preview has the same token.
    const token = hashOf(JSON.stringify({ ...preview, input: { ...input, offset: 0, maxLength: 0 } })).slice(0, 16);
    this.#known.delete(token);
    this.#known.set(token, preview);
    for (const [oldest] of this.#known) {
      if (this.#known.size <= MOST_PREVIEWS) break;
      this.#known.delete(oldest);
    }
    return token;
  }

  find(token: string): Preview | undefined {
    return this.#known.get(token);
  }

  drop(token: string): void {
    this.#known.delete(token);
  }
}

/**
 * Compares what would be written with what a preview showed.
 * @throws {ToolRefusal} if they differ
 */
export function checkAgainst({ files: shown }: Preview, files: readonly AgentFixedFile[]): void {
  const now = previewed(files);
  const keys = (list: readonly PreviewedFile[]) => new Set(list.map((each) => JSON.stringify(each)));
  const [before, after] = [keys(shown), keys(now)];
  const differing = [...shown, ...now].filter((each) => {
    const key = JSON.stringify(each);
    return !before.has(key) || !after.has(key);
  });
  if (differing.length === 0) return;
  const names = [...new Set(differing.map(({ path }) => path))].slice(0, 5).join(', ');
  throw new ToolRefusal(`the preview is out of date for ${names}. Nothing was written; call auth0relink_preview again`);
}

/** Returns a hash of a text. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function previewed(files: readonly AgentFixedFile[]): PreviewedFile[] {
  return files
    .filter(({ fixed }) => fixed.change !== 'none')
    .map(({ fixed: { path, created, text, newText } }) => {
      return { path, created: created ?? false, hash: hashOf(JSON.stringify([text, newText])) };
    });
}
