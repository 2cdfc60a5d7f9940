/** Analysing a document with more lines may take longer than a person waits. */
const LONG = 2_000;

/**
 * Milliseconds that the light bulb and the hover wait for the rewrites. The light bulb of a long document waits hardly at
 * all: when the analysis updates the diagnostics meanwhile, an editor drops the menu that the user is waiting for.
 */
const PATIENCE = { long: 50, short: 5_000, hover: 700 };

/** Stands for an answer that did not come in time. */
export const LATE = Symbol('late');

/** @returns the answer, or `LATE` if it takes longer than a person waits for the light bulb of a document */
export function inTime<T>(answer: Promise<T>, { lineCount }: { readonly lineCount: number }): Promise<T | typeof LATE> {
  return within(answer, lineCount > LONG ? PATIENCE.long : PATIENCE.short);
}

/** @returns the answer; undefined if it takes longer than a person waits for a hover, or fails */
export async function soon<T>(answer: Promise<T>): Promise<T | undefined> {
  const known = await within(answer, PATIENCE.hover).catch(() => undefined);
  return known === LATE ? undefined : known;
}

async function within<T>(answer: Promise<T>, milliseconds: number): Promise<T | typeof LATE> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => {
      resolve(LATE);
    }, milliseconds);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
    // A failure after that concerns nobody.
    answer.catch(() => undefined);
  }
}
