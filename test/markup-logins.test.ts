import assert from 'node:assert/strict';
import type { AnalyzeOptions } from '../src/core/types.js';
import { openSession } from '../src/engine.js';
import { render } from '../src/messages/render.js';
import { fixAll } from '../src/rewrites/session/fix-all.js';
import { readerOf } from './support/memory-reader.js';
import type { Files } from './support/memory-reader.js';

const MODULE = `import { NgModule } from '@angular/core';
import { AuthModule } from '@auth0/auth0-angular';

@NgModule({ imports: [AuthModule.forRoot({ domain: 'garden.eu.auth0.com', clientId: 'GARDEN' })] })
export class AppModule {}
`;
const COMPONENT = `import { Component } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

@Component({
  selector: 'app-accounts',
  templateUrl: './accounts.component.html',
})
export class AccountsComponent {
  token$ = this.auth.getAccessTokenSilently();

  constructor(public auth: AuthService) {}
}
`;
const TEMPLATE = `<ng-container *ngIf="token$ | async as token">
  <button (click)="auth.loginWithRedirect({ connection: 'github', access_token: token })">Link GitHub</button>
  <button (click)="auth.loginWithPopup({ connection: 'twitter', access_token: token })">Link Twitter</button>
</ng-container>
`;
const FILES: Files = {
  'src/app/app.module.ts': MODULE,
  'src/app/accounts/accounts.component.ts': COMPONENT,
  'src/app/accounts/accounts.component.html': TEMPLATE,
};
const OPTIONS: AnalyzeOptions = { packages: { '@auth0/auth0-angular': '^1.0.0' }, helpers: { root: 'src' } };

/** Rewrites the template, as the command line does. */
function rewrite(files: Files) {
  const session = openSession(readerOf(files));
  const fileName = 'src/app/accounts/accounts.component.html';
  const document = session.open({ fileName, text: files[fileName] ?? '', options: OPTIONS });
  fixAll(session, document, (offer) => offer.best(() => true));
  const changed = [document, ...session.further].map((file) => [file.fileName, file.text] as const);
  const reasons = document.offers.flatMap(({ rewrites }) =>
    rewrites.flatMap(({ reason }) => (reason ? render(reason) : [])),
  );
  return { files: { ...files, ...Object.fromEntries(changed) } as Files, reasons };
}

describe("logins in an Angular component's template", () => {
  it('call a method of the class, which is added once', () => {
    const { files, reasons } = rewrite(FILES);
    assert.deepEqual(reasons, []);
    assert.equal(
      files['src/app/accounts/accounts.component.html'],
      `<ng-container *ngIf="token$ | async as token">
  <button (click)="linkSecondAccount(token, { connection: 'github' })">Link GitHub</button>
  <button (click)="linkSecondAccount(token, { connection: 'twitter' })">Link Twitter</button>
</ng-container>
`,
    );
    assert.equal(
      files['src/app/accounts/accounts.component.ts']?.replace(/ {2}\/\/ .*\n/g, '').replace(/\n\/\/ Signs[^]*$/, ''),
      `import { Component } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';
import { Auth0Client } from '@auth0/auth0-spa-js';
import { linkAuth0Account } from './auth0-account-linking';

@Component({
  selector: 'app-accounts',
  templateUrl: './accounts.component.html',
})
export class AccountsComponent {
  token$ = this.auth.getAccessTokenSilently();

  constructor(public auth: AuthService) {}

  linkSecondAccount(accessToken: unknown, parameters?: Record<string, unknown>): Promise<void> {
    return linkInPopup('garden.eu.auth0.com', 'GARDEN', accessToken, parameters);
  }
}
`,
    );
    assert.match(files['src/app/accounts/accounts.component.ts'] ?? '', /TODO\(auth0\): Tell the user whether/);
    assert.deepEqual(rewrite(files).files, files);
  });

  it('are not rewritten without the class, its service or the settings', () => {
    const name = 'src/app/accounts/accounts.component.ts';
    const refusals = [
      { ...FILES, [name]: COMPONENT.replace('accounts.component.html', 'other.component.html') },
      { ...FILES, [name]: COMPONENT.replace("'@auth0/auth0-angular'", "'./auth.service'") },
      { ...FILES, [name]: COMPONENT.replace('public auth', 'public session') },
    ].map((files) => rewrite(files).reasons);
    assert.deepEqual(
      refusals,
      refusals.map(() => ['this code is in an attribute', 'this code is in an attribute']),
    );
    const unknown = rewrite({ ...FILES, 'src/app/app.module.ts': '' });
    assert.deepEqual(new Set(unknown.reasons), new Set(["Relink can't find the tenant's domain"]));
    const taken = rewrite({ ...FILES, [name]: COMPONENT.replace('token$ =', 'linkSecondAccount = 1;\n  token$ =') });
    assert.deepEqual(new Set(taken.reasons), new Set(['the name `linkSecondAccount` is already used in this file']));
  });
});
