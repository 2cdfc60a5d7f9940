/** A Chromium in which the names of the internet lead to servers of this machine. */
import type { Server } from 'node:net';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.mjs';
import { chromium } from './packages.js';

export interface LocalBrowser {
  readonly browser: Browser;
  close(): Promise<void>;
}

/**
 * @param rules where names lead, as `--host-resolver-rules` takes it
 * @param servers that are there for this browser only: they end with it, also where it does not start
 */
export async function startBrowser(rules: readonly string[], servers: readonly Server[]): Promise<LocalBrowser> {
  const closeServers = (): void => {
    for (const server of servers) server.close();
  };
  try {
    const browser = await launchChromium(chromium(), [
      `--host-resolver-rules=${rules.join(', ')}`,
      // The tenant is a public site that happens to be here.
      '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
      '--disable-popup-blocking',
      '--ignore-certificate-errors',
    ]);
    return {
      browser,
      close: async () => {
        await browser.close();
        closeServers();
      },
    };
  } catch (error) {
    // Else they would keep the process for ever.
    closeServers();
    throw error;
  }
}
