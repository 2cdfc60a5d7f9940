import module from 'node:module';

/** What Node 22.8 and later have in addition. */
interface CompileCache {
  readonly enableCompileCache?: () => unknown;
}

/**
 * Lets Node cache compiled code, in a folder of its choice, which halves the time to load the engine from the second run
 * on. Each thread has to ask for it. Node runs without the cache if it can't be written.
 */
export function enableCompileCache(): void {
  (module as CompileCache).enableCompileCache?.();
}
