/**
 * Stands before VS Code's server, so that the extension comes from the workbench's own origin, as it does on vscode.dev:
 * then it runs in the web worker extension host.
 */
import { createReadStream, existsSync } from 'node:fs';
import { createServer, request as send } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';

const TYPES = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.md': 'text/markdown',
};

/**
 * @param {{ port: number }} server
 * @param {Record<string, string>} folders what is served, by the start of its path
 * @param {(port: number, html: string) => string} change made to the workbench's page
 */
export async function startProxy(server, folders, change) {
  const proxy = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const prefix = Object.keys(folders).find((each) => pathname.startsWith(each));
    if (prefix === undefined) forward(request, response);
    else serve(path.join(folders[prefix], path.normalize(`/${pathname.slice(prefix.length)}`)), response);
  });
  const forward = (request, response) => {
    const { 'accept-encoding': _, ...headers } = request.headers;
    const { method, url } = request;
    const onward = send({ host: '127.0.0.1', port: server.port, method, path: url, headers }, async (answer) => {
      const isPage = url.startsWith('/?') || url === '/';
      if (!isPage) {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
        return;
      }
      const chunks = [];
      for await (const chunk of answer) chunks.push(chunk);
      const html = change(proxy.address().port, Buffer.concat(chunks).toString('utf8'));
      const { 'content-length': _length, ...rest } = answer.headers;
      response.writeHead(answer.statusCode ?? 500, rest).end(html);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  };
  proxy.on('upgrade', (request, socket, head) => {
    const onward = connect(server.port, '127.0.0.1', () => {
      const lines = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
      onward.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [onward, socket]) end.on('error', () => [onward, socket].forEach((each) => each.destroy()));
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address();
  return { port, origin: `http://127.0.0.1:${port}`, stop: () => proxy.close() };
}

function serve(file, response) {
  if (!existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}
