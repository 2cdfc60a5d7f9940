/**
 * The example application, end to end: the command line rewrites it, a person does what it leaves to them, and then it
 * runs, its servers in Node and its pages in Chromium, and links and unlinks accounts at the tenant of today.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { until } from '../../support/until.mjs';
import type { Tenant } from '../../tenant/tenant.js';
import { CLICK, isPassing } from '../person.js';
import type { Result } from '../prove.js';
import { startServer } from '../servers.js';
import { makeApplication } from './application.js';
import type { Application } from './application.js';
import { act, STAFF_URL, startPages } from './pages.js';
import { isLinked, PEOPLE, settingsOf, STAFF, startExampleTenant } from './scene.js';
import type { Name } from './scene.js';

interface Stage {
  readonly tenant: Tenant;
  readonly context: BrowserContext;
  readonly page: Page;
  /** The address of the server that is in question. */
  readonly url: string;
}

/** One thing that is done in the application, and what has to come of it. */
interface Act {
  readonly form: string;
  readonly run: (stage: Stage) => Promise<void>;
}

const links = (name: Name, form: string, start: (stage: Stage) => Promise<unknown>): Act => ({
  form: `link: ${form}`,
  run: async (stage) => {
    await start(stage);
    await act(stage.context, name, () => isLinked(stage.tenant, name));
  },
});

const unlinks = (name: Name, form: string, start: (stage: Stage) => Promise<unknown>): Act => ({
  form: `unlink: ${form}`,
  run: async (stage) => {
    if (!isLinked(stage.tenant, name)) throw new Error('it is not linked to begin with');
    await start(stage);
    await act(stage.context, name, () => !isLinked(stage.tenant, name));
  },
});

/** What a browser says of a page that does not come because another one does. */
const INTERRUPTED = /interrupted|ERR_ABORTED|destroyed/;

/** The page before may just be going, as something was linked on it: then once more. */
async function whenStill<T>(run: () => Promise<T>): Promise<T> {
  const { result } = await until(async () => {
    try {
      return { result: await run() };
    } catch (error) {
      if (!INTERRUPTED.test(String(error))) throw error;
      return undefined;
    }
  }, 'the page stands still');
  return result;
}

const goTo =
  (path: string) =>
  ({ page, url }: Stage) =>
    whenStill(() => page.goto(url + path));

const clickOn = (path: string, selector: string) => async (stage: Stage) => {
  await goTo(path)(stage);
  await until(async () => {
    try {
      // What was linked on the page before may load that one once more, in the place of this one.
      if (new URL(stage.page.url()).pathname !== path) await goTo(path)(stage);
      await stage.page.click(selector, { timeout: CLICK });
      return true;
    } catch (error) {
      if (!isPassing(error)) throw error;
      return false;
    }
  }, `${selector} on ${path}`);
};

const logIn: Act = {
  form: 'log in',
  run: async (stage) => {
    await goTo('/login')(stage);
    await act(stage.context, 'rider', () => stage.page.url().startsWith(stage.url));
  },
};

/** On a page that is loaded anew. */
const onStaffPage =
  (script: string) =>
  ({ page }: Stage) =>
    whenStill(async () => {
      await page.goto(STAFF_URL);
      await page.evaluate(script);
    });

const SITE: readonly Act[] = [
  logIn,
  links('connect', 'Passport, a route of its own (server/routes/session.js)', goTo('/connect')),
  links('marked', 'the marked callback (server/routes/session.js)', goTo('/connect/google-oauth2')),
  links('lock', 'a Lock of its own (web/index.html)', clickOn('/', 'text=Add account')),
  links('rail', 'the answer behind the # (web/js/connections.js)', clickOn('/rides', '#connect-rail')),
  links('popup', 'next to a login that stores tokens (web/js/lock.js)', clickOn('/rides', '#connect')),
  links('work', 'the callback of a popup (web/js/connections.js)', clickOn('/rides', '#connect-work')),
  unlinks('connect', 'jQuery (web/js/connections.js)', clickOn('/rides', '#identities button >> nth=0')),
  unlinks('marked', 'request (server/lib/connections.js)', async (stage) => {
    const body = JSON.stringify({ user_id: PEOPLE.marked.id });
    const headers = { 'Content-Type': 'application/json' };
    const ask = `fetch('/account/unlink', ${JSON.stringify({ method: 'POST', headers, body })}).then((answer) => answer.status)`;
    await whenStill(() => stage.page.evaluate(ask));
  }),
  {
    form: 'the rider is still logged in',
    run: async ({ page }) => {
      const ask = `fetch('/account').then((answer) => answer.json()).then((body) => body.name)`;
      const name = await whenStill(() => page.evaluate(ask));
      if (name !== 'rider') throw new Error(`it is ${String(name)} who is`);
    },
  },
];

const AT_KIOSK: readonly Act[] = [
  logIn,
  links('kiosk', 'by hand, as the guide says (kiosk/oauth.js)', goTo('/rail-card')),
];

const OFFICE: readonly Act[] = [
  {
    form: 'hold a token of the staff',
    run: async ({ tenant, page }) => {
      const claims = { sub: PEOPLE.rider.id, aud: tenant.audience, azp: STAFF };
      const token = tenant.issueToken({ ...claims, scope: 'openid update:current_user_identities' });
      await page.goto(STAFF_URL);
      await page.evaluate(`sessionStorage.setItem('staff.access_token', ${JSON.stringify(token)})`);
      await page.goto(STAFF_URL);
    },
  },
  links('staffPage', 'a Lock of its own (backoffice/index.html)', ({ page }) => page.click('text=Add account')),
  links('staffLock', 'the same Lock as a popup (backoffice/src/link.ts)', onStaffPage('office.addAccount()')),
  links(
    'staffTablet',
    'the answer behind the # (backoffice/src/link.ts)',
    onStaffPage(`void (location.href = office.addAccountUrl('google-oauth2'))`),
  ),
  unlinks(
    'staffPage',
    'fetch (backoffice/src/unlink.ts)',
    onStaffPage(`void office.removeAccount(${JSON.stringify(PEOPLE.staffPage.id)})`),
  ),
  unlinks(
    'staffLock',
    'XMLHttpRequest (backoffice/src/unlink.ts)',
    onStaffPage(`office.removeAccountOnTablet(${JSON.stringify(PEOPLE.staffLock.id)}, () => {})`),
  ),
];

export async function proveExample(): Promise<Result[]> {
  const results: Result[] = [];
  const check = async (form: string, run: () => string | Promise<string>): Promise<void> => {
    const start = performance.now();
    const problems: string[] = [];
    let seen = '';
    try {
      seen = await run();
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
    results.push({
      case: '../example/example.ts',
      group: 'example',
      form,
      label: '—',
      side: 'browser',
      target: '—',
      applicability: 'review',
      status: problems.length === 0 ? 'proven' : 'failed',
      seen: [`after: ${seen}`],
      problems,
      time: Math.round(performance.now() - start),
    });
  };

  let application: Application | undefined;
  await check('`fix --review --write`, then what it leaves to a person', async () => {
    application = await makeApplication();
    const { before, left } = application;
    if (left.length > 0) throw new Error(`findings are left: ${left.join(', ')}`);
    return `${before.findings} findings, ${before.rewritten} of them rewritten by the command line; none is left`;
  });
  if (application === undefined) return results;

  const tenant = await startExampleTenant();
  const closers: (() => unknown)[] = [() => tenant.close()];
  try {
    const { folder } = application;
    const pages = await startPages(folder, tenant);
    closers.push(() => pages.close());
    const settings = settingsOf(folder);
    const site = await startServer(folder, ['server/app.js'], tenant, settings);
    closers.push(site.close);
    const kiosk = await startServer(folder, ['kiosk/index.js'], tenant, settings);
    closers.push(kiosk.close);
    for (const [url, acts, printed] of [
      [site.url, SITE, site.lines],
      [kiosk.url, AT_KIOSK, kiosk.lines],
      [STAFF_URL, OFFICE, []],
    ] as const) {
      const context = await pages.browser.newContext({ ignoreHTTPSErrors: true });
      const page = await context.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      for (const { form, run } of acts) {
        const first = tenant.requests.length;
        await check(form, async () => {
          await run({ tenant, context, page, url }).catch((error: unknown) => {
            throw new Error([String(error), ...printed.slice(-5), ...said.slice(-5)].join('\n'), { cause: error });
          });
          return seenOf(tenant, first);
        });
      }
      await context.close();
    }
  } finally {
    for (const close of closers.reverse()) await close();
  }
  return results;
}

/** The calls of the Management API since a request. @throws {Error} where something deprecated was asked for */
function seenOf({ requests }: Tenant, first: number): string {
  const some = requests.slice(first).filter(({ method }) => method !== 'OPTIONS');
  for (const { path, query } of some) {
    const isDeprecated = /^(?:\/login)?\/unlink$/.test(path) || (path === '/authorize' && 'access_token' in query);
    if (isDeprecated) throw new Error(`the deprecated request is still sent: ${path}`);
  }
  const calls = some.filter(({ path }) => path.startsWith('/api/v2/'));
  return (
    calls.map(({ method, status }) => `${method} …/identities ${status}`).join(' and ') ||
    'nothing of the Management API'
  );
}
