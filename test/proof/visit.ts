/** Opens the application's page and uses it, until the program has said how it went. */
import type { BrowserContext, Page, Request } from 'playwright-core';
import { LIMIT, until } from '../support/until.mjs';
import type { Program } from './cases.js';
import { outcomeOf } from './outcome.js';
import type { Outcome } from './outcome.js';
import { PICTURES } from './packages.js';
import { act, isPassing } from './person.js';
import { ORIGIN } from './scene.js';
import type { Scene } from './scene.js';

export async function visit(context: BrowserContext, program: Program, scene: Scene): Promise<Outcome> {
  const lines: string[] = [];
  const underWay = watchRequests(context);
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.page() === page) lines.push(message.text());
  });
  page.on('pageerror', (error) => {
    lines.push(`uncaught ${error.message}`);
  });
  await page.goto(`${ORIGIN}/`, { timeout: LIMIT });
  const said = () => lines.some((line) => /^(?:done|failed)\b/.test(line));
  const isOver = () => said() || (scene.isDead && hasLoggedIn(scene) && context.pages().length === 1);
  await act(context, page, scene, isOver, LIMIT);
  if (!isOver()) await page.screenshot({ path: `${PICTURES}/${program.id.replace(/[^\w.-]+/g, '_')}.png` });
  // What comes after the first word, a second one or a late request, belongs to it.
  const token = await until(async () => {
    if (underWay() > 0) return undefined;
    try {
      const found = await look(page);
      return underWay() === 0 && { found };
    } catch (error) {
      if (isPassing(error)) return undefined;
      throw error;
    }
  }, 'the page comes to rest');
  const outcome = outcomeOf(lines, false);
  return token.found === undefined ? outcome : { ...outcome, kept: token.found === scene.token };
}

/** What no callback tells of is over when the login that it was about is. */
function hasLoggedIn({ tenant }: Scene): boolean {
  return tenant.requests.some(({ method, path, status }) => method === 'POST' && path === '/u/login' && status !== 0);
}

/** The token that the application holds once the page has nothing left to do; undefined where another page is shown. */
async function look(page: Page): Promise<unknown> {
  // Not when it is idle: a page that is not painted again never gets that event.
  await page.evaluate('new Promise((resolve) => setTimeout(() => setTimeout(resolve)))');
  return page.url().startsWith(ORIGIN) ? page.evaluate("localStorage.getItem('access_token')") : undefined;
}

/** @returns says how many requests of the context's open pages have no answer yet */
function watchRequests(context: BrowserContext): () => number {
  const open = new Set<Request>();
  context.on('request', (request) => open.add(request));
  // Not when its body was read, which a program may have no use for.
  context.on('response', (response) => open.delete(response.request()));
  context.on('requestfailed', (request) => open.delete(request));
  return () => [...open].filter(isOnOpenPage).length;
}

function isOnOpenPage(request: Request): boolean {
  try {
    return !request.frame().page().isClosed();
  } catch {
    // The page that asked for it does not exist yet, or no longer.
    return false;
  }
}
