import type { Browser } from 'playwright-core';

interface Binary {
  readonly executablePath: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** See chromium.mjs. */
export function unpackChromium(packages: string, folder: string, fonts?: readonly string[]): Binary;
export function installedChromium(): Binary | undefined;
export function launchChromium(binary: Binary, args?: readonly string[]): Promise<Browser>;
