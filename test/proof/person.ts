/** The person in front of the browser: starts what the page offers, and logs in where they are asked to. */
import type { BrowserContext, Page } from 'playwright-core';
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

/**
 * Acts until the program has said how it went.
 * @param limit milliseconds after which it is given up
 */
export async function act(
  context: BrowserContext,
  page: Page,
  scene: Scene,
  said: () => boolean,
  limit: number,
): Promise<void> {
  const end = Date.now() + limit;
  const clicked = new Set<string>();
  while (!said() && Date.now() < end) {
    try {
      for (const one of context.pages()) if (!one.isClosed()) await lookAt(one, one === page, scene, clicked);
    } catch (error) {
      // A page that closes or goes on while it is looked at; what really is wrong is seen by what the program does not do.
      if (!/closed|navigation|destroyed|detached|Timeout/i.test(String(error))) throw error;
    }
    await page.waitForTimeout(40);
  }
}

async function lookAt(page: Page, isMain: boolean, scene: Scene, clicked: Set<string>): Promise<void> {
  if (page.url().startsWith(`https://${DOMAIN}/u/login`)) await logIn(page, isMain, scene);
  else if (isMain) {
    for (const selector of BUTTONS) {
      const group = selector.includes('social') ? 'social' : selector;
      if (clicked.has(group) || !(await page.isVisible(`${selector}:visible`))) continue;
      // Lock moves while it appears: the click itself waits until it stands still.
      await page.click(`${selector}:visible`, { timeout: 3000 });
      if (!OTHER_ACCOUNT.includes(selector)) clicked.add(group);
      return;
    }
  }
}

async function logIn(page: Page, isMain: boolean, { other, failure }: Scene): Promise<void> {
  if (failure === 'cancelled login') return page.click('[name=cancel]');
  if (failure === 'closed popup' && !isMain) return page.close();
  const refused = (await page.textContent('[role=alert]')) !== '';
  // Whoever cannot log in gives up.
  if (refused) return isMain ? page.click('[name=cancel]') : page.close();
  await page.fill('[name=email]', other.email);
  await page.fill('[name=password]', failure === 'wrong password' ? 'wrong' : other.password);
  await page.click('form button');
}
