import type { MessageId } from '../../messages/message.js';
import type { Api } from './catalog.js';

/** One way to pass a token to an SDK: the call, and the place of the token in its arguments. */
export interface SdkForm<Id extends string = string> {
  readonly form: Id;
  readonly target: Target;
  /** The index of the options argument; `any` if it differs between versions. */
  readonly argument: number | 'any';
  /** The paths to the token's key within that argument. */
  readonly paths: readonly (readonly string[])[];
  /** Text of the call. A document without the token's name may have this call with options from another file. */
  readonly calls?: readonly string[];
  /** The packages that may provide the SDK. The first one with a known version decides. */
  readonly packages: readonly string[];
  /** The semver range of versions that sent the token; `null` if none did. */
  readonly sentBy: string | null;
  /** Why the other versions did not send it; absent if all of them did. */
  readonly ignored?: Extract<MessageId, `ignored.${string}`>;
  /** Why the SDK never runs the call in a route that it does not serve (see nextjs-routes.ts). */
  readonly unserved?: Extract<MessageId, `ignored.${string}`>;
  /** The SDK's name in messages. `fullName` is for messages in which the short name would be unclear. */
  readonly sdk: string;
  readonly fullName?: string;
  /** If the document, or the URL of an SDK that a page loads along with it, matches, an object that is known only by its name counts as proven. */
  readonly proof?: RegExp;
  /** The packages of AngularJS modules: if package.json lists one, a service that is known only by its name is proven. */
  readonly provenBy?: readonly string[];
  /**
   * Must match the document if nothing is known about the receiver, not even a telling name.
   * Only for options that no other library has. A form without a hint is not reported for such a receiver.
   */
  readonly hint?: RegExp;
  /** Must match the document if the receiver has a name that other libraries use, too. */
  readonly nameHint?: RegExp;
  /**
   * One of these options must be present unless the receiver is proven, because other libraries have calls of this
   * name.
   */
  readonly with?: readonly string[];
  /** Options that make the call do something else. */
  readonly unless?: readonly string[];
  /** A string argument that must be present: the name of the passport strategy. */
  readonly when?: { readonly argument: number; readonly text: RegExp };
}

/** Returns the forms, with their ids as a type. `tsc` reports a mistake at its row, unless rows are spread into the list. */
export function asForms<const Id extends string>(forms: readonly SdkForm<Id>[]): readonly SdkForm<Id>[] {
  return forms;
}

/** Returns the token's names in some forms: the last key of each path. */
export function tokensOf(forms: readonly SdkForm[]): string[] {
  return [...new Set(forms.flatMap(({ paths }) => paths.flatMap((path) => path.at(-1) ?? [])))];
}

/** Returns the texts of the forms' calls whose options may be in another file. */
export function callTexts(forms: readonly SdkForm[]): string[] {
  return [...new Set(forms.flatMap(({ calls = [] }) => calls))];
}

/**
 * The call to look for: a method of an object, a class with `new`, a function (possibly a method taken off its object),
 * or a JSX component whose attributes are the options.
 */
export type Target =
  | { readonly on: Api; readonly methods: readonly string[] }
  | { readonly construct: Api }
  | { readonly call: Api }
  | { readonly component: Api };
