/** The workbench in a headless Chromium, on a server of server.mjs. */
import { launchChromium } from '../../support/chromium.mjs';

/** @param {Awaited<ReturnType<typeof import('../../../build/editor-setup.mjs').setUpEditor>>} editor */
export function launchBrowser(editor) {
  return launchChromium(editor.chromium);
}

/** A path of this machine as the workbench names it. */
export const remote = (server, file) => `vscode-remote://127.0.0.1:${server.port}${file}`;

/**
 * The address of a workbench.
 * @param {{ port: number, origin: string }} server
 * @param {string | undefined} folder an absolute path, or that of a .code-workspace
 * @param {Record<string, string>} payload what VS Code takes as `--name=value` on its command line
 */
export function workbenchUrl(server, folder, payload = {}) {
  const url = new URL(server.origin);
  if (folder !== undefined) url.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  else url.searchParams.set('ew', 'true');
  const entries = Object.entries({ skipWelcome: 'true', ...payload });
  if (entries.length > 0) url.searchParams.set('payload', JSON.stringify(entries));
  return url.href;
}
