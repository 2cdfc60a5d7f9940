import type { TSESTree } from '@typescript-eslint/types';
import type { Call } from '../syntax/calls.js';

type Node = TSESTree.Node;

/**
 * A request that a call makes. It is recognized by the shape of the call: HTTP clients differ more in names than in
 * shapes.
 */
export interface HttpRequest {
  readonly node: Call;
  readonly url: Node;
  /** The prefix of `url` according to the call itself: a base URL, or the host if host and path are separate. */
  readonly base: Node | undefined;
  /** Whether this is only the expectation of a request in a test. */
  readonly isMock: boolean;
  /** In capitals; undefined if unknown. */
  readonly method: string | undefined;
  /** Expressions with the body, the query, or options that contain them. */
  readonly payloads: readonly Node[];
}

/** Returns a request that computes its method and payloads only on demand. */
export function lazyRequest(
  known: Omit<HttpRequest, 'method' | 'payloads'>,
  method: () => string | undefined,
  payloads: () => readonly Node[],
): HttpRequest {
  return {
    ...known,
    get method() {
      return method();
    },
    get payloads() {
      return payloads();
    },
  };
}
