/** What a person does with an application in a browser, in words: each step waits until it can be done. */
import type { BrowserContext, Page } from 'playwright-core';
import { until } from '../../support/until.mjs';
import { CLICK, isPassing, leaveBy, LOCK_BUTTONS } from '../person.js';
import { DOMAIN, PEOPLE } from '../scene.js';

/** Milliseconds for one step. */
const PATIENCE = 45_000;

export interface Screen {
  readonly context: BrowserContext;
  /** The application's own page; logins may open further ones. */
  readonly page: Page;
  /** Where the application is. */
  readonly url: string;
}

type Step = (screen: Screen, words: readonly string[]) => Promise<unknown>;

/** The steps by the way they are written. */
const STEPS: readonly (readonly [RegExp, Step])[] = [
  [/^open (\S+)$/, ({ page, url }, [path = '']) => goTo(page, url + path)],
  [/^click (.+)$/, ({ page }, [text = '']) => page.click(`:is(button, a, input):visible >> text="${text}"`)],
  [/^type (\S+) into (\S+)$/, ({ page }, [text = '', selector = '']) => page.fill(selector, text)],
  [/^see (.+)$/, ({ page, url }, [text = '']) => untilIn(page, url, text)],
  [/^log in as (\w+)$/, ({ context }, [name = '']) => atLogin(context, (page) => logIn(page, name))],
  [/^cancel the login$/, ({ context }) => atLogin(context, (page) => leaveBy(page, '[name=cancel]'))],
  [/^close the popup$/, ({ context, page }) => atLogin(context, (one) => (one === page ? undefined : one.close()))],
];

/** @throws {Error} with the step that could not be done */
export async function perform(screen: Screen, steps: readonly string[]): Promise<void> {
  screen.context.setDefaultTimeout(PATIENCE);
  for (const step of steps) {
    const [pattern, take] = STEPS.find(([each]) => each.test(step)) ?? [];
    if (pattern === undefined || take === undefined) throw new SyntaxError(`no such step: ${step}`);
    try {
      await take(screen, pattern.exec(step)?.slice(1) ?? []);
    } catch (error) {
      const text = await screen.page.innerText('body').catch(() => '');
      const where = screen.context.pages().map((page) => page.url().slice(0, 200));
      throw new Error(
        `${step}: ${String(error).split('\n')[0] ?? ''}\non ${where.join(' and ')}\nwith: ${text.slice(0, 600)}`,
        {
          cause: error,
        },
      );
    }
  }
}

/** The page before may just be going, as a login came back to it. */
async function goTo(page: Page, url: string): Promise<void> {
  await until(
    async () => {
      try {
        await page.goto(url);
        return true;
      } catch (error) {
        if (!/interrupted|ERR_ABORTED|destroyed/.test(String(error))) throw error;
        return false;
      }
    },
    url,
    PATIENCE,
  );
}

async function untilIn(page: Page, url: string, text: string): Promise<void> {
  await until(
    async () => {
      try {
        return page.url().startsWith(url) && (await page.innerText('body')).includes(text);
      } catch (error) {
        if (!isPassing(error)) throw error;
        return false;
      }
    },
    'not there',
    PATIENCE,
  );
}

/** Does something on the login page, once there is one; a Lock on the way to it is used. */
async function atLogin(context: BrowserContext, act: (page: Page) => Promise<unknown> | undefined): Promise<void> {
  const clicked = new Set<string>();
  await until(
    async () => {
      for (const page of context.pages()) {
        try {
          if (page.isClosed()) continue;
          if (page.url().startsWith(`https://${DOMAIN}/u/login`)) {
            await act(page);
            return true;
          }
          await useLock(page, clicked);
        } catch (error) {
          if (!isPassing(error)) throw error;
        }
      }
      return false;
    },
    'there is no login page',
    PATIENCE,
  );
}

async function useLock(page: Page, clicked: Set<string>): Promise<void> {
  for (const selector of LOCK_BUTTONS) {
    if (clicked.has(selector) || !(await page.isVisible(`${selector}:visible`))) continue;
    await page.click(`${selector}:visible >> nth=0`, { timeout: CLICK });
    clicked.add(selector);
    return;
  }
}

async function logIn(page: Page, name: string): Promise<void> {
  const { email, password } = PEOPLE[name as keyof typeof PEOPLE];
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', password);
  await leaveBy(page, 'form button');
}
