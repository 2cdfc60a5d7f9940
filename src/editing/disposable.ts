/** Anything that can be disposed of. Also usable where the class `vscode.Disposable` cannot be imported. */
export interface Disposable {
  dispose(): unknown;
}
