/** Runs a mocha suite inside the extension host of a workbench, as `code --extensionTestsPath` does. */
import { LIMIT } from '../../support/until.mjs';
import { launchBrowser, workbenchUrl } from './workbench.mjs';

/** The suite marks its lines with this; a workbench logs much else. */
const MARK = '[relink] ';

/**
 * @param {object} options
 * @param {object} options.editor
 * @param {{ port: number, origin: string }} options.server
 * @param {string} [options.folder]
 * @param {Record<string, string>} options.payload
 * @param {boolean} [options.verbose] prints whatever is logged
 * @param {(line: string) => void} options.print
 * @returns {Promise<number>} the exit code
 */
export async function runSuite({ editor, server, folder, payload, verbose, print }) {
  const browser = await launchBrowser(editor);
  try {
    let done = false;
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const exited = new Promise((resolve) => {
      void page.exposeFunction('codeAutomationExit', resolve);
      browser.on('disconnected', () => {
        if (done) return;
        print('The browser ended before the tests did.');
        resolve(1);
      });
      page.on('crash', () => {
        print('The browser page crashed.');
        resolve(1);
      });
    });
    await page.exposeFunction('codeAutomationLog', (type, args) => {
      const text = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
      if (text.startsWith(MARK)) print(text.slice(MARK.length));
      else if (verbose) print(`[${type}] ${text}`);
    });
    if (verbose) page.on('console', (message) => print(`[page] ${message.text()}`));
    await page.goto(workbenchUrl(server, folder, payload), { timeout: LIMIT });
    const code = Number(await exited);
    done = true;
    return code;
  } finally {
    await browser.close();
  }
}
