import assert from 'node:assert/strict';
import { oldSdkIn } from '../../src/scan/old-sdk.js';

function manifest(dependencies: Readonly<Record<string, string>>): string {
  return JSON.stringify({ name: 'shop', dependencies });
}

const script = (url: string) => `<p>Hello</p>\n<script src="${url}"></script>\n`;

describe('an old SDK', () => {
  for (const [title, name, text, expected] of [
    ['of a package.json', 'package.json', manifest({ 'auth0-lock': '^9.2.3' }), 'Lock 9.2.3'],
    ['with the lowest version of a range', 'package.json', manifest({ 'auth0-js': '>=6 <9' }), 'auth0.js 6'],
    ['of a bower.json', 'bower.json', manifest({ 'auth0.js': 'auth0/auth0.js#~7.6.1' }), 'auth0.js 7.6.1'],
    ['of a page', 'index.html', script('https://cdn.auth0.com/js/lock-9.2.min.js'), 'Lock 9.2'],
    ['of a view', 'login.ejs', script('//cdn.auth0.com/js/lock/10.16/lock.min.js'), 'Lock 10.16'],
    [
      'beside a new one',
      'a.html',
      `${script('https://cdn.auth0.com/js/lock/11.30/lock.min.js')}${script('https://cdn.auth0.com/w2/auth0-6.8.js')}`,
      'auth0.js 6.8',
    ],
    ['that came before Lock', 'a.html', script('https://cdn.auth0.com/w2/auth0-widget-5.2.min.js'), 'Auth0 Widget 5.2'],
    ['not if it is new', 'package.json', manifest({ 'auth0-lock': '^11.0.0', 'auth0-js': '9' }), undefined],
    ['not without a version', 'package.json', manifest({ 'auth0-lock': 'latest' }), undefined],
    ['not in a broken manifest', 'package.json', '{ "auth0-lock": "^9.2.3"', undefined],
    ['not of somebody else', 'index.html', script('https://cdn.example.com/js/lock-9.2.min.js'), undefined],
  ] as const) {
    it(title, () => {
      const found = oldSdkIn(name, text);
      assert.equal(found && `${found.title} ${found.version}`, expected);
    });
  }
});
