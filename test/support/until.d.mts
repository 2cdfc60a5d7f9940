/** See until.mjs. */
export const LIMIT: number;
export function until<T>(
  look: () => T | Promise<T>,
  what: string | (() => string),
  limit?: number,
): Promise<Exclude<T, undefined | false>>;
