/** The entry point of `dist/lsp.js`. */
import path from 'node:path';
import { createConnection } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { startNodeChannel } from '../editing/thread/node-channel.js';
import { serveClient } from './language-server.js';
import { serverAbilities } from './server-abilities.js';

/**
 * Serves the client at standard input and output. The process ends with the client's `exit`, with its process, or with
 * the input: with code 0 if the client has asked for the shutdown first, or else with 1.
 */
export function serveStdio(): Promise<never> {
  const connection = createConnection(process.stdin, process.stdout);
  const script = path.join(__dirname, 'editor-thread.js');
  connection.onInitialize((params) => {
    const { abilities } = serveClient(connection, params, () => startNodeChannel(script));
    return { capabilities: serverAbilities(abilities), serverInfo: { name: 'auth0-relink', version } };
  });
  connection.listen();
  return new Promise(() => undefined);
}
