/** See chromium.mjs; resolves to a Playwright `Browser`, whose types are not among the root's packages. */
export function launchChromium(packages: string, cache: string, args?: readonly string[]): Promise<unknown>;
