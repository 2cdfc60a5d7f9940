import type { Node as JsonNode } from 'jsonc-parser';
import type { Vocabulary } from '../vocabulary.js';
import type { HtmlTag } from './html-elements.js';
import type { MarkdownBlocks } from './markdown-blocks.js';
import type { RegionList, ScriptLanguage } from './region.js';

/**
 * A kind of file: where in its text the JavaScript and TypeScript is, and how its comments are written.
 * To add one, write a file in `languages/` and a line in `hosts.ts`.
 */
export interface Host {
  readonly id: string;
  /** The endings of its files, in lower case and without the dot; the most common one first. */
  readonly endings: readonly string[];
  /** VS Code's identifiers of the language, for documents that have no file name. */
  readonly editorLanguages: readonly string[];
  /** The labels, in lower case, of Markdown fences that hold such text. */
  readonly fenceLabels: readonly string[];
  /** The language of a file that is a script from end to end. Very long lines mean that such a file is minified. */
  readonly script?: ScriptLanguage;
  /** Set for other programming languages: only literals that name a host of the vocabulary are read. */
  readonly isForeign?: true;
  /** @param fileName empty for text inside another document */
  readonly read: (text: string, tools: HostTools, fileName: string) => RegionList;
  /** Comments outside of regions; those of regions are JavaScript's. */
  readonly comments: readonly HostComment[];
  /** Ways to write a comment of one line anywhere in the file, the likeliest first. Not each is one everywhere. */
  readonly commentStyles: readonly CommentStyle[];
}

/** What a host needs to read its text. The parsers are passed in: faces know all hosts without loading a parser. */
export interface HostTools {
  readonly vocabulary: Vocabulary;
  readonly readTags: (html: string) => readonly HtmlTag[];
  readonly readBlocks: (markdown: string, isMdx?: boolean) => MarkdownBlocks;
  /** @returns undefined where the text is no JSON at all */
  readonly readJson: (json: string) => JsonNode | undefined;
  /** @param label in lower case */
  readonly hostOfFence: (label: string) => Host | undefined;
}

export interface HostComment {
  /** Finds all such comments of a text; the group that takes part in the match is what the comment says. */
  readonly pattern: RegExp;
  /** Whether it is also a comment within a script, as those of template engines are. */
  readonly isInScripts: boolean;
}

/** Writes a text as a comment. */
export type CommentStyle = (text: string) => string;
