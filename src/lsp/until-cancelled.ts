import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { CancellationToken } from 'vscode-languageserver/node';
import { Cancelled } from '../editing/thread/client.js';

/**
 * Answers a request until its client cancels it: then it fails at once, whatever is still running.
 * @throws {ResponseError} (rejects) with the protocol's code for a request that was cancelled
 */
export async function untilCancelled<T>(
  token: CancellationToken,
  answer: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let onCancel: { dispose(): void } | undefined;
  const cancelled = new Promise<never>((_, reject) => {
    const end = () => {
      controller.abort();
      reject(new Cancelled());
    };
    if (token.isCancellationRequested) end();
    else onCancel = token.onCancellationRequested(end);
  });
  try {
    return await Promise.race([answer(controller.signal), cancelled]);
  } catch (error) {
    if (error instanceof Cancelled) throw new ResponseError(LSPErrorCodes.RequestCancelled, error.message);
    throw error;
  } finally {
    onCancel?.dispose();
  }
}
