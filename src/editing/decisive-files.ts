/** Files that affect the findings of other files. */
const DECISIVE = /(?:^|\/)(?:auth0-relink\.json|package\.json|bower\.json|\.gitignore|auth_config\.json|\.env[^/]*)$/;

/** More changes than this are a switched branch or a build: scanning the whole folder is cheaper. */
const MANY = 300;

/** Whether a file affects the findings of others. @param path with slashes */
export function isDecisive(path: string): boolean {
  return DECISIVE.test(path);
}

/** Whether to scan a whole folder after changes of files in it, instead of these files. @param paths with slashes */
export function needsWholeScan(paths: readonly string[]): boolean {
  return paths.length > MANY || paths.some(isDecisive);
}
