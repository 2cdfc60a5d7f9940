import type { TSESTree } from '@typescript-eslint/types';
import type { ParsedProgram } from '../../core/syntax/parse.js';
import type { Auth0Document } from '../../rules/auth0/auth0-document.js';

type Node = TSESTree.Node;

/** Where settings are read, and where they must be valid. */
export interface SettingsPlace {
  readonly document: Auth0Document;
  readonly program: ParsedProgram | undefined;
  readonly quote: string;
  /** What makes `process.env.NAME` a string. */
  readonly cast: string;
  /** Whether its code may use what ES5 lacks. */
  readonly isModern: boolean;
  /** The node that the snippet is for. */
  readonly at: Node | undefined;
  /** The SDK object or class of the finding. */
  readonly receiver: Node | undefined;
  /** The URL of the finding. */
  readonly url: Node | undefined;
  readonly token: Node | undefined;
}

/** An expression of a setting. */
export interface SettingValue {
  readonly node: Node;
  /** Whether it is the address of a host, with `https://`. */
  readonly isAddress?: boolean;
}
