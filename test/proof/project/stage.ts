/** A browser in front of a project's application, whose tenant is on this machine. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { selfSigned } from '../../tenant/certificate.js';
import type { Tenant } from '../../tenant/tenant.js';
import { scriptAt } from '../bundles.js';
import { Forwarder, listen } from '../forwarder.js';
import { startBrowser } from '../local-browser.js';
import type { LocalBrowser } from '../local-browser.js';
import { versionOf } from '../packages.js';
import { CLIENT, CLIENT_SECRET, DOMAIN, ORIGIN } from '../scene.js';
import { startServer } from '../servers.js';
import type { Settings } from '../servers.js';
import type { Copy } from './copy.js';
import type { ProjectMeta } from './meta.js';
import type { Screen } from './steps.js';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** What a person sets where the application runs. */
const SETTINGS: Settings = (url) => ({
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  AUTH0_DOMAIN: DOMAIN,
  AUTH0_CLIENT_ID: CLIENT.server,
  AUTH0_CLIENT_SECRET: CLIENT_SECRET,
  AUTH0_MANAGEMENT_CLIENT_ID: CLIENT.server,
  AUTH0_MANAGEMENT_CLIENT_SECRET: CLIENT_SECRET,
  AUTH0_CALLBACK_URL: `${url}/callback`,
  AUTH0_BASE_URL: url,
  AUTH0_ISSUER_BASE_URL: `https://${DOMAIN}`,
  AUTH0_SECRET: 'a long secret of the bike shop, at least this long',
  SESSION_SECRET: 'a long secret of the bike shop, at least this long',
});

export class Stage {
  readonly #local: LocalBrowser;
  readonly #tenants: Forwarder;

  private constructor(
    local: LocalBrowser,
    tenants: Forwarder,
    readonly copy: Copy,
    readonly meta: ProjectMeta,
  ) {
    this.#local = local;
    this.#tenants = tenants;
  }

  static async set(copy: Copy, meta: ProjectMeta): Promise<Stage> {
    const tenants = new Forwarder();
    const { key, cert } = selfSigned([new URL(ORIGIN).hostname, 'cdn.auth0.com']);
    const site = createServer({ key, cert }, (request, response) => {
      const url = `https://${request.headers.host ?? ''}${request.url ?? '/'}`;
      void answer(path.join(copy.folder, 'dist'), url, copy.versions).then(
        ({ type, body }) => response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
    const [tenantPort, sitePort] = await Promise.all([tenants.server, site].map(listen));
    const toTenant = [DOMAIN, 'cdn.eu.auth0.com'].map((host) => `MAP ${host}:443 127.0.0.1:${String(tenantPort)}`);
    const rules = [...toTenant, `MAP * 127.0.0.1:${String(sitePort)}`, 'EXCLUDE localhost'];
    return new Stage(await startBrowser(rules, [tenants.server, site]), tenants, copy, meta);
  }

  /**
   * Starts the application, and opens a browser that nobody has used.
   * @returns what `act` does, and what the server and the page have printed where it fails
   */
  async show(tenant: Tenant, act: (screen: Screen) => Promise<void>): Promise<void> {
    this.#tenants.tenant = tenant;
    const { server } = this.meta;
    const running = server && (await startServer(this.copy.folder, server, tenant, SETTINGS));
    const said: string[] = [];
    let context: BrowserContext | undefined;
    try {
      context = await this.#local.browser.newContext({ ignoreHTTPSErrors: true });
      const page = await context.newPage();
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      await act({ context, page, url: running?.url ?? ORIGIN });
    } catch (error) {
      const lines = [String(error), ...(running?.lines.slice(-8) ?? []), ...said.slice(-8)];
      throw new Error(lines.join('\n'), { cause: error });
    } finally {
      await context?.close();
      running?.close();
    }
  }

  close(): Promise<void> {
    return this.#local.close();
  }
}

/** A file of the site; its one page for every address without a file. Scripts of others are libraries. */
async function answer(
  site: string,
  address: string,
  versions: Copy['versions'],
): Promise<{ type: string; body: string | Buffer | undefined }> {
  const url = new URL(address);
  if (url.origin !== ORIGIN) {
    // Lock is not among the packages of an application that loads it as a script.
    const [, lock = ''] = /\/lock[-/](\d+\.\d+)/.exec(url.pathname) ?? [];
    const all = { 'auth0-lock': versionOf('auth0-lock', `${lock}.`) ?? '', ...versions };
    return { type: 'text/javascript', body: await scriptAt(address, all) };
  }
  const extension = path.extname(url.pathname);
  const file = path.join(site, extension === '' ? 'index.html' : path.normalize(url.pathname));
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
  return { type, body: existsSync(file) ? readFileSync(file) : undefined };
}
