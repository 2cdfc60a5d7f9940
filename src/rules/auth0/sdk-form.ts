import type { MessageId } from '../../messages/message.js';
import type { Api } from './catalog.js';

/** One way to pass a token to an SDK: what is called, and where in its arguments the token is. */
export interface SdkForm<Id extends string = string> {
  readonly form: Id;
  readonly target: Target;
  /** The argument that has the options; `any` where versions differ. */
  readonly argument: number | 'any';
  /** The paths to the token's key inside that argument. */
  readonly paths: readonly (readonly string[])[];
  /** Literals of the call, for documents whose options, and so the token's name, are in another file. */
  readonly calls?: readonly string[];
  /** The packages whose version counts: the first whose version is known. */
  readonly packages: readonly string[];
  /** The semver range of the versions that sent the token; `null` if none ever did. */
  readonly sentBy: string | null;
  /** Why the other versions did not; absent if all of them did. */
  readonly ignored?: Extract<MessageId, `ignored.${string}`>;
  /** What messages call the SDK; in full where its short name needs a context. */
  readonly sdk: string;
  readonly fullName?: string;
  /** Proves, if it matches the document, an object that is otherwise known by its customary name only. */
  readonly proof?: RegExp;
  /**
   * Must match the document if nothing is known about the receiver, not even by a telling name.
   * Only for options that no other library has. Without it such a call is not reported.
   */
  readonly hint?: RegExp;
  /** Must match the document if the object is known by a name that other libraries use as well. */
  readonly nameHint?: RegExp;
  /** One of these options must be there, unless the object is proven: other libraries have calls of that name. */
  readonly with?: readonly string[];
  /** Options with which the call does something else. */
  readonly unless?: readonly string[];
  /** A string argument that must be there: the name of passport's strategy. */
  readonly when?: { readonly argument: number; readonly text: RegExp };
}

/**
 * What is called: a method of an object, a class with `new`, or a function (which may be a method taken off its
 * object); or a JSX component, whose attributes are the options.
 */
export type Target =
  | { readonly on: Api; readonly methods: readonly string[] }
  | { readonly construct: Api }
  | { readonly call: Api }
  | { readonly component: Api };
