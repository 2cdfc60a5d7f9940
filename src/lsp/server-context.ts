import type { Connection } from 'vscode-languageserver/node';
import type { EditorTexts } from '../editing/editor-texts.js';
import type { Abilities } from './client-abilities.js';

/** What all parts of the server share once the client has introduced itself. */
export interface ServerContext {
  readonly connection: Connection;
  readonly abilities: Abilities;
  readonly texts: EditorTexts;
  /** Of the reader, as a tag such as `de-AT`. */
  readonly language: string;
  /** Shows the user a message, without waiting for an answer. */
  readonly tell: (text: string) => void;
  /** Logs a failure. Code is never logged. */
  readonly log: (failure: unknown, uri?: string) => void;
}
