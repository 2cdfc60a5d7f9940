import type { Offer } from '../../core/types.js';
import { isOverBudget, skipByProblems } from '../../scan/gates.js';
import { severityOf } from '../../scan/severity.js';
import type { Engine, PrepareInput } from './prepared.js';
import type { Cancellation, DocumentAnalysis, Kind, Request, Requests, Response } from './protocol.js';
import { rewriteDocument } from './rewrite.js';
import { silence } from './silence.js';

type Handlers = {
  readonly [K in Kind]?: (input: Requests[K]['input'], id: number) => Promise<Requests[K]['answer']>;
};

/**
 * Creates the function that answers requests in the thread. It resolves to undefined for a cancellation.
 * @param prepare finds a document's configuration, packages and imports
 * @param more handlers that only some threads have
 */
export function createService(
  load: () => Engine,
  prepare: PrepareInput,
  more: Handlers = {},
): (request: Request | Cancellation) => Promise<Response | undefined> {
  /** Running requests that were not cancelled. */
  const wanted = new Set<number>();
  const handlers: Handlers = {
    inspect: (input) => {
      const prepared = prepare(input);
      const nothing: DocumentAnalysis = { findings: [], problems: [], suppressed: 0, missing: [] };
      if (prepared === undefined) return Promise.resolve(nothing);
      if ('reason' in prepared) return Promise.resolve({ ...nothing, skip: prepared });
      const { task, reader, missing } = prepared;
      const { findings, problems, stats } = load().analyze(task.text, task.fileName, task.options, reader);
      const incomplete = skipByProblems(problems);
      return Promise.resolve({
        findings: findings.map((finding) => ({ ...finding, severity: severityOf(finding, task) })),
        problems: problems.filter((problem) => !isOverBudget(problem)),
        suppressed: stats.suppressed,
        missing,
        ...(incomplete && { skip: incomplete }),
      });
    },
    offers: async (input, id) => {
      const prepared = prepare(input);
      if (prepared === undefined || 'reason' in prepared) return [];
      const { task, reader } = prepared;
      const worked: Offer[] = [];
      for (const { finding, rewrites } of load().findOffers(task.text, task.fileName, task.options, reader)) {
        worked.push({ finding, rewrites });
        await turn();
        if (!wanted.has(id)) return [];
      }
      return worked;
    },
    rewrite: (input) => {
      const prepared = prepare(input);
      if (prepared === undefined || 'reason' in prepared) return Promise.resolve({ edits: [], done: [] });
      return Promise.resolve(rewriteDocument(prepared, load(), input));
    },
    silence: (input) => {
      const prepared = prepare(input);
      if (prepared === undefined || 'reason' in prepared) return Promise.resolve(undefined);
      return Promise.resolve(silence(prepared, load().analyze, input.finding, input.scope));
    },
    ...more,
  };
  return async (request) => {
    if ('cancel' in request) {
      wanted.delete(request.cancel);
      return undefined;
    }
    const { id, kind, input } = request;
    wanted.add(id);
    try {
      const handler = handlers[kind] as ((input: unknown, id: number) => Promise<unknown>) | undefined;
      if (handler === undefined) return { id, error: `this thread cannot ${kind}` };
      return { id, answer: await handler(input, id) };
    } catch (error) {
      return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    } finally {
      wanted.delete(id);
    }
  };
}

/** Lets incoming messages be handled. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
