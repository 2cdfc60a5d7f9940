/** Runs a program of the browser's side in Chromium, on a page of an application, with the real libraries. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Server as HttpsServer } from 'node:https';
import { selfSigned } from '../tenant/certificate.js';
import { bundleProgram, library, scriptAt } from './bundles.js';
import { answerCallback } from './callback.js';
import type { Program } from './cases.js';
import { Forwarder, listen } from './forwarder.js';
import { startBrowser } from './local-browser.js';
import type { LocalBrowser } from './local-browser.js';
import { writeModules } from './modules.js';
import type { Outcome } from './outcome.js';
import { makeWorkFolder } from './packages.js';
import { DOMAIN, ORIGIN } from './scene.js';
import type { Scene } from './scene.js';
import { visit } from './visit.js';

/** Where Lock takes a client's configuration from, for a tenant in Europe. */
const CDN = 'cdn.eu.auth0.com';

export class ChromiumRunner {
  readonly #local: LocalBrowser;
  readonly #tenants: Forwarder;
  #visit: { readonly site: Site; readonly program: Program; readonly scene: Scene } | undefined;

  private constructor(local: LocalBrowser, tenants: Forwarder, sites: HttpsServer) {
    this.#local = local;
    this.#tenants = tenants;
    sites.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const url = new URL(request.url ?? '/', `https://${request.headers.host ?? ''}`);
      void this.#answer(url, request.headers).then(
        ({ type, body }) => {
          response.writeHead(body === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` }).end(body);
        },
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  }

  static async start(): Promise<ChromiumRunner> {
    const tenants = new Forwarder();
    const { key, cert } = selfSigned(['bikes.example', 'cdn.auth0.com']);
    const sites = createHttpsServer({ key, cert });
    const [tenant, site] = await Promise.all([tenants.server, sites].map(listen));
    const toTenant = [DOMAIN, CDN].map((host) => `MAP ${host}:443 127.0.0.1:${String(tenant)}`);
    // Nothing leaves this machine.
    const rules = [...toTenant, `MAP * 127.0.0.1:${String(site)}`];
    return new ChromiumRunner(await startBrowser(rules, [tenants.server, sites]), tenants, sites);
  }

  close(): Promise<void> {
    return this.#local.close();
  }

  async run(program: Program, text: string, scene: Scene): Promise<Outcome> {
    this.#tenants.tenant = scene.tenant;
    this.#visit = { site: await siteOf(program, text), program, scene };
    const stored = { access_token: scene.token, linked_user_id: scene.other.user_id };
    const localStorage = Object.entries(stored).map(([name, value]) => ({ name, value }));
    const cookie = { name: 'auth0', value: scene.session, domain: DOMAIN, path: '/', expires: -1 };
    const context = await this.#local.browser.newContext({
      ignoreHTTPSErrors: true,
      storageState: {
        cookies: [{ ...cookie, secure: true, httpOnly: true, sameSite: 'None' }],
        origins: [{ origin: ORIGIN, localStorage }],
      },
    });
    try {
      return await visit(context, program, scene);
    } finally {
      await context.close();
    }
  }

  /** Every address of the application is its one page; those of others are libraries. */
  async #answer(url: URL, headers: IncomingHttpHeaders): Promise<{ type: string; body: string | undefined }> {
    if (this.#visit === undefined) return { type: 'text/plain', body: undefined };
    const { site, program, scene } = this.#visit;
    if (url.origin !== ORIGIN) return { type: 'text/javascript', body: await scriptAt(url.href, program.versions) };
    const script = site.scripts.get(url.pathname);
    if (script !== undefined) return { type: 'text/javascript', body: script };
    if (program.case.meta.callback === true && url.pathname === '/callback') {
      return { type: 'text/html', body: await answerCallback(url, headers.cookie ?? '', scene) };
    }
    return { type: 'text/html', body: headers['sec-fetch-dest'] === 'document' ? site.html : undefined };
  }
}

interface Site {
  readonly html: string;
  /** The scripts that the page loads from its own origin, by path. */
  readonly scripts: ReadonlyMap<string, string>;
}

async function siteOf(program: Program, text: string): Promise<Site> {
  if (program.fileName.endsWith('.html')) return { html: text, scripts: new Map() };
  const { versions } = program;
  const scripts = new Map<string, string>();
  for (const name of program.case.meta.scripts ?? []) {
    scripts.set(`/${name.replace('/', '-')}.js`, await library(name, versions[name] ?? ''));
  }
  const isModule = /^\s*(?:import|export)\b/m.test(text);
  const isBundled = isModule || /\brequire\(/.test(text);
  const folder = makeWorkFolder(program.id, versions);
  writeModules(folder, program);
  scripts.set('/program.js', isBundled ? await bundleProgram(text, program.fileName, folder, versions) : text);
  const tags = [...scripts.keys()].map((name) => {
    const type = isModule && name === '/program.js' ? ' type="module"' : '';
    return `<script${type} src="${name}"></script>`;
  });
  const body = program.case.meta.page ?? '<button id="go">Go</button><div id="root"></div>';
  return { html: `<!doctype html><meta charset="utf-8"><title>Bikes</title>${body}${tags.join('')}`, scripts };
}
