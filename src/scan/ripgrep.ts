import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { rawFromBytes, rawFromText, toText } from './raw-path.js';
import type { RawPath } from './raw-path.js';
import type { Folder } from './roots.js';
import { SKIPPED_FOLDERS } from './search.js';
import type { SearchRequest } from './search.js';

/** Thrown before the first result if ripgrep can't be started. Search another way. */
export class RipgrepUnavailable extends Error {}

/** Limits a command line to a length that every operating system accepts. */
const FOLDERS_A_RUN = 200;

/**
 * Resolves the binary as `@vscode/ripgrep` does, without loading that package: an ES module costs 30 ms. Ignores
 * `npm_config_arch`, which a repository's `.npmrc` can set to the path of any other program.
 * @returns undefined if no binary is installed for this platform
 */
export function findRipgrep(): string | undefined {
  const binary = process.platform === 'win32' ? 'rg.exe' : 'rg';
  try {
    const owner = createRequire(__filename).resolve('@vscode/ripgrep');
    return createRequire(owner).resolve(`@vscode/ripgrep-${process.platform}-${process.arch}/bin/${binary}`);
  } catch {
    return undefined;
  }
}

/**
 * Lists the candidates with ripgrep, in batches and in no particular order.
 * @throws {RipgrepUnavailable} if the binary does not start
 */
export async function* searchWithRipgrep(binary: string, request: SearchRequest): AsyncGenerator<RawPath[]> {
  for (const inRepository of [true, false]) {
    const folders = request.folders.filter((folder) => folder.inRepository === inRepository);
    for (let at = 0; at < folders.length; at += FOLDERS_A_RUN) {
      yield* run(binary, argumentsFor(folders.slice(at, at + FOLDERS_A_RUN), inRepository, request), request);
    }
  }
}

function argumentsFor(folders: readonly Folder[], inRepository: boolean, request: SearchRequest): string[] {
  // Only .gitignore files count: a user's or machine's other ignore rules must not hide a finding.
  const ignoring = !request.gitignore
    ? ['--no-ignore']
    : [
        ...['--no-ignore-dot', '--no-ignore-global', '--no-ignore-exclude', '--no-ignore-messages'],
        ...(inRepository ? [] : ['--no-require-git', '--no-ignore-parent']),
      ];
  return [
    // A count ends with a line break, where ripgrep passes on its output. After a name alone it does so at its end.
    ...['--no-config', '--count', '--max-count=1', '--with-filename', '--null'],
    ...['--hidden', '--color=never', '--fixed-strings'],
    ...ignoring,
    ...SKIPPED_FOLDERS.flatMap((name) => ['--glob', `!${name}/`]),
    ...request.needles.flatMap((needle) => ['-e', needle]),
    '--',
    ...folders.map((folder) => toText(folder.path)),
  ];
}

async function* run(binary: string, args: readonly string[], request: SearchRequest): AsyncGenerator<RawPath[]> {
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
  const closed = once(child, 'close').catch((error: unknown) => {
    throw new RipgrepUnavailable(String(error));
  });
  // Awaited below. If reading throws first, this must not become an unhandled rejection.
  closed.catch(() => undefined);
  const messages = collect(child.stderr);
  const stop = () => child.kill('SIGKILL');
  request.signal?.addEventListener('abort', stop, { once: true });
  try {
    yield* readNames(child);
    const [code, killedBy] = (await closed) as [number | null, string | null];
    reportMessages(await messages, request);
    if (killedBy !== null && request.signal?.aborted !== true) request.onError(`ripgrep was killed by ${killedBy}`);
    if (code !== null && code > 2) request.onError(`ripgrep exited with code ${code}`);
  } finally {
    request.signal?.removeEventListener('abort', stop);
    stop();
  }
}

/** Each line is a name, a NUL byte and a count; a name may contain line breaks, and a chunk may end anywhere. */
async function* readNames(child: ChildProcessByStdio<null, Readable, Readable>): AsyncGenerator<RawPath[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const names: RawPath[] = [];
    let start = 0;
    for (;;) {
      const nameEnd = bytes.indexOf(0, start);
      const lineEnd = nameEnd < 0 ? -1 : bytes.indexOf('\n', nameEnd);
      if (lineEnd < 0) break;
      names.push(rawFromBytes(bytes.subarray(start, nameEnd)));
      start = lineEnd + 1;
    }
    rest = bytes.subarray(start);
    if (names.length > 0) yield names;
  }
}

async function collect(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Reports ripgrep's errors about files it can't read: `rg: PATH: REASON (os error N)`. */
function reportMessages(messages: string, request: SearchRequest): void {
  for (const line of messages.split('\n').filter((text) => text !== '')) {
    const unreadable = /^(?:rg: )?(.+): ([^:]+) \(os error \d+\)$/.exec(line);
    const [, file, reason] = unreadable ?? [];
    if (file !== undefined && reason !== undefined && path.isAbsolute(file)) {
      request.onError(`cannot be read (${reason})`, rawFromText(file));
    } else request.onError(`ripgrep: ${line.replace(/^rg: /, '')}`);
  }
}
