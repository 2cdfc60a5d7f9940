import assert from 'node:assert/strict';
import { isSdkBuild } from '../../src/rules/auth0/sdk-build.js';

/** Returns a script as rollup writes it, for any module system. */
function bundle(global: string, body = 'var WebAuth = function (o) { this.o = o; };'): string {
  return `/**
 * a-library v1.2.3
 */

(function (global, factory) {
\ttypeof exports === 'object' && typeof module !== 'undefined' ? factory(exports) :
\ttypeof define === 'function' && define.amd ? define(['exports'], factory) :
\t(global = global || self, factory(${global} = {}));
})(this, (function (exports) { 'use strict';

\t${body}
\texports.WebAuth = WebAuth;

}));
`;
}

const APP = "webAuth.authorize({ connection: 'github', access_token: token });\n";

describe('the build of an Auth0 SDK', () => {
  it('is known by its global', () => {
    for (const global of ['global.auth0', 'root["Auth0Lock"]', 'self.createAuth0Client']) {
      assert.equal(isSdkBuild(bundle(global)), true, global);
    }
    assert.equal(isSdkBuild(`${bundle('global.auth0')}//# sourceMappingURL=auth0.js.map`), true);
    assert.equal(isSdkBuild(bundle('global.auth0').replaceAll('\n', '\r\n')), true);
  });

  it('is known as a module by its source map', () => {
    const start = `"use strict";\n\nObject.defineProperty(exports, "__esModule", {\n    value: true\n});\n`;
    const map = (name: string) => `//# sourceMappingURL=${name}.map\n`;
    assert.equal(isSdkBuild(`${start}class User {}\n${map('auth0-spa-js.cjs.js')}`), true);
    assert.equal(isSdkBuild(`${start}class User {}\n${map('auth0-garden.cjs.js')}`), false);
    assert.equal(isSdkBuild(`${start}class User {}\n${map('auth0-spa-js.cjs.js')}${APP}`), false);
    assert.equal(isSdkBuild(`${APP}${start}${map('auth0-spa-js.cjs.js')}`), false);
  });

  it('is not any other library, even one made for Auth0', () => {
    for (const global of ['global.garden', 'global.Auth0Garden', 'global.myauth0']) {
      assert.equal(isSdkBuild(bundle(global)), false, global);
    }
  });

  it('is not a file that has code of an application, too', () => {
    const sdk = bundle('global.auth0');
    const others = [
      sdk + APP,
      APP + sdk,
      `${sdk}$(function () {\n  ${APP}});\n`,
      `$(function () {\n  ${APP}});\n${sdk}`,
      `${sdk}/* app */ ${APP}`,
      sdk.replace(' */', ` */ ${APP.trim()}`),
      bundle('global.garden') + sdk,
    ];
    for (const text of others) assert.equal(isSdkBuild(text), false, text);
  });

  it('is not code that sets the global by hand', () => {
    assert.equal(isSdkBuild(`window.auth0 = {};\n${APP}`), false);
    assert.equal(isSdkBuild(`(function (global) {\n  global.auth0 = {};\n  ${APP}})(this);\n`), false);
  });
});
