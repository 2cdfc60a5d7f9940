/** Analysing a document with more lines may take longer than a person waits. */
const LONG = 2_000;

/**
 * Milliseconds that the light bulb waits for the rewrites. In a long document hardly at all: when the analysis updates the
 * diagnostics meanwhile, an editor drops the menu that the user is waiting for.
 */
const PATIENCE = { long: 50, short: 5_000 };

/** Stands for an answer that did not come in time. */
export const LATE = Symbol('late');

/** @returns the answer, or `LATE` if it takes longer than a person waits for the light bulb of a document */
export async function inTime<T>(
  answer: Promise<T>,
  { lineCount }: { readonly lineCount: number },
): Promise<T | typeof LATE> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(
      () => {
        resolve(LATE);
      },
      lineCount > LONG ? PATIENCE.long : PATIENCE.short,
    );
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
    // A failure after that concerns nobody.
    answer.catch(() => undefined);
  }
}
