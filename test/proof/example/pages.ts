/** A Chromium in which the example's addresses lead to this machine: its own pages, their libraries, the tenant. */
import { once } from 'node:events';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { until } from '../../support/until.mjs';
import { selfSigned } from '../../tenant/certificate.js';
import type { Tenant } from '../../tenant/tenant.js';
import { bundleProgram, scriptAt } from '../bundles.js';
import { startBrowser } from '../local-browser.js';
import type { LocalBrowser } from '../local-browser.js';
import { folderOf } from '../packages.js';
import { CLICK, isPassing, leaveBy, LOCK_BUTTONS } from '../person.js';
import { PEOPLE, TENANT } from './scene.js';
import type { Name } from './scene.js';

export const STAFF_URL = 'https://staff.kingfisher-cycles.example';

/** The versions that pages ask for, as they are installed. */
const LOCK = '11.35.1';
const OLD_LOCK = '9.2.3';
const JQUERY = '3.8.0';

/** @param folder of the application, whose back office is served as its build makes it */
export async function startPages(folder: string, tenant: Tenant): Promise<LocalBrowser> {
  const office = path.join(folder, 'backoffice');
  const bundle = await bundleOffice(office);
  const site = createServer(selfSigned([new URL(STAFF_URL).hostname, 'cdn.auth0.com']), (request, response) => {
    const url = `https://${request.headers.host ?? ''}${request.url ?? '/'}`;
    void (async () => {
      if (url === `${STAFF_URL}/bundle.js`) response.writeHead(200, { 'content-type': 'text/javascript' }).end(bundle);
      else if (url.startsWith(STAFF_URL)) {
        response.writeHead(200, { 'content-type': 'text/html' }).end(readFileSync(path.join(office, 'index.html')));
      } else {
        const versions = { jquery: JQUERY, 'auth0-lock': url.includes('lock-9') ? OLD_LOCK : LOCK };
        const script = await scriptAt(url, versions);
        response.writeHead(script === undefined ? 404 : 200, { 'content-type': 'text/javascript' }).end(script);
      }
    })();
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  const { port } = site.address() as AddressInfo;
  const toTenant = [TENANT, 'cdn.eu.auth0.com'].map((host) => `MAP ${host}:443 127.0.0.1:${tenant.port}`);
  return startBrowser([...toTenant, `MAP * 127.0.0.1:${port}`, 'EXCLUDE localhost'], [site]);
}

/** The back office's own entry, and a handle for what its buttons call: they appear after a login by Lock's form only. */
async function bundleOffice(folder: string): Promise<string> {
  mkdirSync(path.join(folder, 'node_modules'));
  symlinkSync(folderOf('auth0-lock', LOCK), path.join(folder, 'node_modules', 'auth0-lock'), 'dir');
  const entry = `require('./src/main'); window.office = Object.assign({}, require('./src/link'), require('./src/unlink'));`;
  return bundleProgram(entry, 'entry.ts', folder, { 'auth0-lock': LOCK });
}

/**
 * Logs somebody in wherever a login page is shown, until something is so.
 * @throws {Error} where it does not come to be so in time
 */
export async function act(context: BrowserContext, who: Name, isSo: () => boolean): Promise<void> {
  const clicked = new Set<string>();
  const where = () => context.pages().map((page) => page.url());
  await until(
    async () => {
      for (const page of context.pages()) {
        try {
          if (!isSo() && !page.isClosed()) await lookAt(page, who, clicked);
        } catch (error) {
          if (!isPassing(error)) throw error;
        }
      }
      return isSo();
    },
    () => `what ${who} is there for, on ${where().join(', ')}`,
  );
}

async function lookAt(page: Page, who: Name, clicked: Set<string>): Promise<void> {
  if (page.url().startsWith(`https://${TENANT}/u/login`)) {
    await page.fill('[name=email]', PEOPLE[who].email);
    await page.fill('[name=password]', PEOPLE[who].password);
    await leaveBy(page, 'form button');
    return;
  }
  for (const selector of LOCK_BUTTONS) {
    if (clicked.has(selector) || !(await page.isVisible(`${selector}:visible`))) continue;
    await page.click(`${selector}:visible >> nth=0`, { timeout: CLICK });
    clicked.add(selector);
    return;
  }
}
