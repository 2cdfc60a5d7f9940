/** Importing this first makes `vscode` importable outside of an editor: only its URIs, and one folder of files in memory. */
import Module from 'node:module';
import path from 'node:path';

class MemoryUri {
  readonly scheme: string;
  readonly authority = '';
  readonly path: string;

  constructor(scheme: string, path: string) {
    this.scheme = scheme;
    this.path = path;
  }

  static parse(text: string): MemoryUri {
    const colon = text.indexOf(':');
    return new MemoryUri(text.slice(0, colon), text.slice(colon + 1));
  }

  static joinPath(uri: MemoryUri, ...parts: string[]): MemoryUri {
    return new MemoryUri(uri.scheme, path.posix.join(uri.path, ...parts));
  }

  with({ path }: { readonly path: string }): MemoryUri {
    return new MemoryUri(this.scheme, path);
  }

  toString(): string {
    return `${this.scheme}:${this.path}`;
  }
}

const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 };
const files = new Map<string, Uint8Array>();

function textAt({ path }: MemoryUri): Uint8Array {
  const found = files.get(path);
  if (found === undefined) throw new Error(`There is no ${path}.`);
  return found;
}

const fs = {
  stat: (uri: MemoryUri) =>
    Promise.resolve(uri)
      .then(textAt)
      .then(({ length }) => ({ type: FileType.File, size: length })),
  readFile: (uri: MemoryUri) => Promise.resolve(uri).then(textAt),
  writeFile: ({ path }: MemoryUri, content: Uint8Array) => Promise.resolve(files.set(path, content)),
  readDirectory: ({ path: folder }: MemoryUri) => {
    const inside = [...files.keys()]
      .filter((file) => file.startsWith(`${folder}/`))
      .map((file) => file.slice(folder.length + 1));
    const entries = inside.map((file): [string, number] => [
      file.split('/')[0] ?? '',
      file.includes('/') ? FileType.Directory : FileType.File,
    ]);
    return Promise.resolve([...new Map(entries)]);
  },
};

const workspace = {
  fs,
  textDocuments: [],
  getWorkspaceFolder: () => ({ uri: new MemoryUri('memfs', '/app') }),
  getConfiguration: () => ({ get: () => undefined }),
};

interface Loader {
  _load: (name: string, ...more: readonly unknown[]) => unknown;
}
const loader = Module as unknown as Loader;
const load = loader._load.bind(loader);
loader._load = (name, ...more) => (name === 'vscode' ? { Uri: MemoryUri, FileType, workspace } : load(name, ...more));
