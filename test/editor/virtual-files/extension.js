/** `elsewhere:/x` is the file x of the folder RELINK_ELSEWHERE, read-only if RELINK_ELSEWHERE_READ_ONLY is set. */
const { mkdir, readdir, readFile, rename, rm, stat, writeFile } = require('node:fs/promises');
const path = require('node:path');
const vscode = require('vscode');

const onDisk = (uri) => path.join(process.env.RELINK_ELSEWHERE, uri.path);
const typeOf = (entry) => (entry.isDirectory() ? vscode.FileType.Directory : vscode.FileType.File);

/** Files that are not there have an error of VS Code's own. */
const found = (uri, promise) =>
  promise.catch((error) => {
    throw error.code === 'ENOENT' ? vscode.FileSystemError.FileNotFound(uri) : error;
  });

exports.activate = ({ subscriptions }) => {
  const changed = new vscode.EventEmitter();
  const tell = (uri) => changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  const files = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => undefined),
    async stat(uri) {
      const entry = await found(uri, stat(onDisk(uri)));
      return { type: typeOf(entry), ctime: entry.ctimeMs, mtime: entry.mtimeMs, size: entry.size };
    },
    async readDirectory(uri) {
      const entries = await found(uri, readdir(onDisk(uri), { withFileTypes: true }));
      return entries.map((entry) => [entry.name, typeOf(entry)]);
    },
    readFile: (uri) => found(uri, readFile(onDisk(uri))),
    async writeFile(uri, content) {
      await writeFile(onDisk(uri), content);
      tell(uri);
    },
    createDirectory: (uri) => mkdir(onDisk(uri)),
    delete: (uri) => rm(onDisk(uri), { recursive: true }),
    rename: (from, to) => rename(onDisk(from), onDisk(to)),
  };
  subscriptions.push(
    changed,
    vscode.workspace.registerFileSystemProvider('elsewhere', files, {
      isCaseSensitive: true,
      isReadonly: Boolean(process.env.RELINK_ELSEWHERE_READ_ONLY),
    }),
  );
};
