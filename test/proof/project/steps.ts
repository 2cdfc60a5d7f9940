/** What a person does with an application in a browser, in words: each step waits until it can be done. */
import type { BrowserContext, Page } from 'playwright-core';
import { until } from '../../support/until.mjs';
import { CLICK, isPassing, leaveBy, LOCK_BUTTONS } from '../person.js';
import { DOMAIN, PEOPLE } from '../scene.js';

/** Milliseconds for one step. */
const PATIENCE = 30_000;

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
  [/^type (\S+) into (\S+)$/, ({ page }, [text = '', selector = '']) => typeInto(page, selector, text)],
  [/^see (.+)$/, ({ page, url }, [text = '']) => untilIn(page, url, text)],
  [/^log in as (\w+)$/, ({ context }, [name = '']) => atLogin(context, (page) => logIn(page, name), name)],
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

/** A page that came from a server takes no input before its scripts are there. */
async function typeInto(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForSelector(selector);
  await page.waitForLoadState('networkidle');
  await page.fill(selector, text);
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

/**
 * Does something on the login page, once there is one; a Lock on the way to it is used.
 * @param name who logs in: Alice does so in Lock's own form
 */
async function atLogin(
  context: BrowserContext,
  act: (page: Page) => Promise<unknown> | undefined,
  name?: string,
): Promise<void> {
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
          if (name !== 'alice') await useLock(page, clicked);
          else if (await useForm(page)) return true;
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

/** The fields of Lock 9 and of later ones. */
const FORM = {
  email: ['#a0-signin_easy_email', '.auth0-lock-input[type=email]'],
  password: ['#a0-signin_easy_password', '.auth0-lock-input[type=password]'],
};

/** Logs in the first account, a user of the tenant itself. @returns whether there is a form */
async function useForm(page: Page): Promise<boolean> {
  const { email, password } = PEOPLE.alice;
  const field = (selectors: readonly string[]) => selectors.map((each) => `${each}:visible`).join(', ');
  if (!(await page.isVisible(field(FORM.email)))) return false;
  await page.fill(field(FORM.email), email, { timeout: CLICK });
  await page.fill(field(FORM.password), password, { timeout: CLICK });
  await page.press(field(FORM.password), 'Enter');
  return true;
}

/** Chooses the provider of the second account. */
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
