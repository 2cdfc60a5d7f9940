import { defaultSeverity } from '../../report/result.js';
import { ruleMetas } from '../../rules/metadata.js';
import type { Engine, PrepareInput } from './engine.js';
import type { Inspected, Kind, Request, Requests, Response } from './protocol.js';
import { rewriteDocument } from './rewrite.js';
import { silence } from './silence.js';

type Handlers = {
  readonly [K in Kind]?: (input: Requests[K]['input'], id: number) => Promise<Requests[K]['answer']>;
};

/**
 * Answers requests in the thread.
 * @param prepare finds what surrounds a document
 * @param more what only some threads can do
 */
export function createService(
  load: () => Engine,
  prepare: PrepareInput,
  more: Handlers = {},
): (request: Request) => Promise<Response> {
  const handlers: Handlers = {
    inspect: (input) => {
      const prepared = prepare(input);
      const nothing: Inspected = { findings: [], problems: [], suppressed: 0, missing: [] };
      if (prepared === undefined) return Promise.resolve(nothing);
      if ('reason' in prepared) return Promise.resolve({ ...nothing, skip: prepared });
      const { task, reader, missing } = prepared;
      const { findings, problems, stats } = load().analyze(task.text, task.fileName, task.options, reader);
      return Promise.resolve({
        findings: findings.map((finding) => ({
          ...finding,
          severity:
            task.levels[finding.ruleId] ??
            defaultSeverity(
              finding.certainty,
              ruleMetas.find(({ id }) => id === finding.ruleId),
            ),
        })),
        problems,
        suppressed: stats.suppressed,
        missing,
      });
    },
    offers: (input) => {
      const prepared = prepare(input);
      if (prepared === undefined || 'reason' in prepared) return Promise.resolve([]);
      const { task, reader } = prepared;
      return Promise.resolve(load().findOffers(task.text, task.fileName, task.options, reader));
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
  return async ({ id, kind, input }) => {
    try {
      const handler = handlers[kind] as ((input: unknown, id: number) => Promise<unknown>) | undefined;
      if (handler === undefined) return { id, error: `this thread cannot ${kind}` };
      return { id, answer: await handler(input, id) };
    } catch (error) {
      return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
}
