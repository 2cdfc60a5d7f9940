/** A line of code that is not indented, so it is not inside of a bundler's function; also one after a comment. */
const OUTER_LINE = /^(?!\/[/*]|\*)\S|^(?:\/\*| ?(?=\*)).*\*\/\s*\S/;

/** How bundlers begin and end a script that any module system can load, each on a line that is not indented. */
const BEGIN = /^[;!(]*function\b/;
const BODY = /^\}\)?\s*\(/;
const END = /^\}\)+(?:\(\))?;?$/;

/** The globals under which Auth0's SDKs export themselves: `global.auth0 = {}`, `root["Auth0Lock"] = factory()`. */
const SDK_GLOBAL =
  /(?:\.|\[")(?:auth0|Auth0|Auth0Lock|Auth0LockPasswordless|Auth0Widget|CordovaAuth0Plugin|createAuth0Client)(?:"\])?\s*=\s*(?:\{\}|\w+\()/;

/** The first statements of a module that a bundler made for Node, and the last line of an SDK's. */
const MODULE_BEGIN = /^["']use strict["'];\s*Object\.defineProperty\(exports, ["']__esModule["']/;
const SDK_MAP = /^\/\/# sourceMappingURL=auth0-(?:spa-js|react|vue)[\w.-]*\.map$/;

/**
 * Returns whether a script is the build of an Auth0 SDK, such as a copy of `auth0.js` in an application. No other code is
 * in such a file: it is a module for Node, or one call of a function whose body is indented as rollup does it.
 */
export function isSdkBuild(text: string): boolean {
  return isSdkModule(text) || isSdkScript(text);
}

function isSdkModule(text: string): boolean {
  const end = text.trimEnd();
  return MODULE_BEGIN.test(text) && SDK_MAP.test(end.slice(end.lastIndexOf('\n') + 1));
}

function isSdkScript(text: string): boolean {
  if (!text.includes('define.amd')) return false;
  const lines = text.split(/\r\n|[\n\r]/);
  const [begin = 0, body = 0, end = 0, ...others] = lines.flatMap((line, index) =>
    OUTER_LINE.test(line) ? [index] : [],
  );
  if (others.length > 0 || !BEGIN.test(lines[begin] ?? '') || !BODY.test(lines[body] ?? '')) return false;
  return END.test(lines[end]?.trim() ?? '') && SDK_GLOBAL.test(lines.slice(begin, body).join('\n'));
}
