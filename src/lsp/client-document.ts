import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { linesOf } from '../core/lines.js';
import type { AllLines } from '../core/lines.js';
import type { DocumentEdit } from '../editing/documents/document-state.js';
import { filePathOf, readableName } from './file-names.js';
import { toOffset } from './text-positions.js';
import type { PositionEncoding } from './text-positions.js';

/** What a client says about a document that it opens. */
interface OpenedText {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

/** A document that is open in the client's editor. */
export class ClientDocument {
  readonly uri: string;
  /** The path of its file; undefined if it is none on this machine. */
  readonly file: string | undefined;
  /** The name under which the engine reads it; undefined if it does not. */
  readonly fileName: string | undefined;
  version: number;
  /** Whether it was edited since it was opened or saved. */
  isDirty = false;
  isClosed = false;
  #text: string;
  #lines: AllLines | undefined;

  constructor({ uri, languageId, version, text }: OpenedText) {
    this.uri = uri;
    this.file = filePathOf(uri);
    this.fileName = readableName(uri, languageId);
    this.version = version;
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  get lines(): AllLines {
    return (this.#lines ??= linesOf(this.#text));
  }

  get lineCount(): number {
    return this.lines.count;
  }

  /** @param line 0-based */
  lineAt(line: number): { readonly text: string } {
    return { text: this.lines.textOf(line + 1) };
  }

  /** Applies a change, and returns it with its offsets in the old text. */
  apply(change: TextDocumentContentChangeEvent, encoding: PositionEncoding): DocumentEdit {
    const { text } = change;
    const range = 'range' in change ? change.range : undefined;
    const start = range === undefined ? 0 : toOffset(this.lines, range.start, encoding);
    const end = range === undefined ? this.#text.length : toOffset(this.lines, range.end, encoding);
    this.#text = this.#text.slice(0, start) + text + this.#text.slice(end);
    this.#lines = undefined;
    this.isDirty = true;
    const line = range?.start.line ?? 0;
    const edited = { range: { start: { line } }, rangeOffset: start, rangeLength: end - start, text };
    return { document: this, contentChanges: [edited] };
  }
}
