/** The person in front of the browser: starts what the page offers, and logs in where they are asked to. */
import type { BrowserContext, Page } from 'playwright-core';
import { until } from '../support/until.mjs';
import { DOMAIN } from './scene.js';
import type { Scene } from './scene.js';

/** "Not your account?" in Lock; it is there before it listens, so it may take more than one click. */
const OTHER_ACCOUNT = ['.auth0-lock-alternative-link:has-text("Not your account")', '.a0-all'];

/** What is clicked on the application's page: its own button, then the provider's in whichever Lock is shown; each of them once. */
const BUTTONS = [
  '#go',
  ...OTHER_ACCOUNT,
  '.auth0-lock-social-button[data-provider="google-oauth2"]',
  '.auth0-lock-social-button',
  '.a0-zocial[data-strategy="google-oauth2"]',
];

/** What is clicked in a Lock that is shown, once each. */
export const LOCK_BUTTONS = [
  '.auth0-lock-alternative-link:has-text("Not your account")',
  '.a0-all',
  '.auth0-lock-social-button[data-provider="google-oauth2"]',
  '.a0-zocial[data-strategy="google-oauth2"]',
];

/** Milliseconds for one click: Lock moves while it appears, and may have gone when it is reached. Then another look helps. */
export const CLICK = 10_000;

/** Whether an error comes of a page that closes or goes on while it is looked at. */
export function isPassing(error: unknown): boolean {
  return /closed|navigation|destroyed|detached|Timeout/i.test(String(error));
}

/**
 * Acts until the program has said how it went, or is given up; what really is wrong shows in what it does not do.
 * @param limit milliseconds after which it is given up
 */
export async function act(
  context: BrowserContext,
  page: Page,
  scene: Scene,
  isOver: () => boolean,
  limit: number,
): Promise<void> {
  const end = Date.now() + limit;
  const clicked = new Set<string>();
  await until(
    async () => {
      try {
        for (const one of context.pages()) {
          if (!isOver() && !one.isClosed()) await lookAt(one, one === page, scene, clicked);
        }
      } catch (error) {
        if (!isPassing(error)) throw error;
      }
      return isOver() || Date.now() > end;
    },
    'the program says how it went',
    Infinity,
  );
}

async function lookAt(page: Page, isMain: boolean, scene: Scene, clicked: Set<string>): Promise<void> {
  if (page.url().startsWith(`https://${DOMAIN}/u/login`)) await logIn(page, isMain, scene);
  else if (isMain) {
    const selectors = BUTTONS.filter((selector) => !clicked.has(groupOf(selector))).map((one) => `${one}:visible`);
    // One question for all, as there is mostly nothing new.
    if (!(await page.isVisible(selectors.join(', ')))) return;
    for (const selector of selectors) {
      if (!(await page.isVisible(selector))) continue;
      // Lock moves while it appears: the click itself waits until it stands still.
      await page.click(selector, { timeout: CLICK });
      const name = selector.replace(/:visible$/, '');
      if (!OTHER_ACCOUNT.includes(name)) clicked.add(groupOf(name));
      return;
    }
  }
}

function groupOf(selector: string): string {
  return selector.includes('social') ? 'social' : selector;
}

async function logIn(page: Page, isMain: boolean, { other, failure }: Scene): Promise<void> {
  if (failure === 'cancelled login') return leaveBy(page, '[name=cancel]');
  if (failure === 'closed popup' && !isMain) return page.close();
  const refused = (await page.textContent('[role=alert]')) !== '';
  // Whoever cannot log in gives up.
  if (refused) return isMain ? leaveBy(page, '[name=cancel]') : page.close();
  await page.fill('[name=email]', other.email);
  await page.fill('[name=password]', failure === 'wrong password' ? 'wrong' : other.password);
  await leaveBy(page, 'form button');
}

/** Sends a form, and waits until its page has gone: a second look at it would send it twice. */
export async function leaveBy(page: Page, selector: string): Promise<void> {
  const gone = Promise.race([
    page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame()),
    page.waitForEvent('close'),
  ]);
  gone.catch(() => undefined);
  await page.click(selector);
  await gone;
}
