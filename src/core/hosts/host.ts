import type { Vocabulary } from '../vocabulary.js';
import type { HtmlTag } from './html-elements.js';
import type { MarkdownBlocks } from './markdown-blocks.js';
import type { RegionList, ScriptLanguage } from './region.js';

/**
 * A kind of file: finds the JavaScript and TypeScript in its text, and knows its comment syntax.
 * To add one, write a file in `languages/` and a line in `hosts.ts`.
 */
export interface Host {
  readonly id: string;
  /**
   * `page`: markup whose scripts share their globals with each other and with the scripts that it loads.
   * `component`: its scripts are modules. Absent for other files.
   */
  readonly kind?: 'page' | 'component';
  /** File name extensions, in lower case and without the dot; the most common one first. */
  readonly endings: readonly string[];
  /** VS Code's language identifiers, for documents without a file name. */
  readonly editorLanguages: readonly string[];
  /** Labels of Markdown fences with such text, in lower case. */
  readonly fenceLabels: readonly string[];
  /** The language of a file that consists of one script. Very long lines show that such a file is minified. */
  readonly script?: ScriptLanguage;
  /** Set for other programming languages: only literals that name a host of the vocabulary are read. */
  readonly isForeign?: true;
  /** @param fileName empty for text inside another document */
  readonly read: (text: string, tools: HostTools, fileName: string) => RegionList;
  /** Comments outside of regions. Comments in regions are JavaScript's. */
  readonly comments: readonly HostComment[];
  /**
   * Ways to write a one-line comment somewhere in the file, the likeliest first. Not every style works in every place.
   */
  readonly commentStyles: readonly CommentStyle[];
}

/** Everything a host needs to read its text. The parsers are passed in, so importing a host does not load them. */
export interface HostTools {
  readonly vocabulary: Vocabulary;
  readonly readTags: (html: string) => readonly HtmlTag[];
  readonly readBlocks: (markdown: string, isMdx?: boolean) => MarkdownBlocks;
  /** @param label in lower case */
  readonly hostOfFence: (label: string) => Host | undefined;
}

/** How comments of a kind start and end. Both patterns are global. */
export interface Delimiters {
  readonly opening: RegExp;
  /** Without a match after an opening, there is no comment. */
  readonly closing: RegExp;
}

export interface HostComment {
  readonly delimiters: readonly Delimiters[];
  /** Whether this syntax also works within a script, as with template engines. */
  readonly isInScripts: boolean;
}

/** Writes a text as a comment. */
export type CommentStyle = (text: string) => string;
