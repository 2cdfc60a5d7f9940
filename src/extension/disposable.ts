/** Anything that lets go of what it holds; VS Code's own class takes an object by any other for a mistake. */
export interface Disposable {
  dispose(): unknown;
}
