import { Component } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';
import { map, type Observable } from 'rxjs';

@Component({ selector: 'app-link', template: '<button (click)="link()">Link</button>' })
export class LinkComponent {
  token = '';

  constructor(private readonly auth: AuthService) {}

  link(): void {
    this.auth.loginWithPopup({ authorizationParams: { access_token: this.token, connection: 'github' } }).subscribe();
  }

  linkGoogle(): void {
    this.auth.loginWithPopup({ authorizationParams: { access_token: this.token, connection: 'google-oauth2', ui_locales: 'de' } }).subscribe(() => {
      window.location.reload();
    });
  }

  linkAny(): Observable<string> {
    return this.auth
      .loginWithRedirect({ authorizationParams: { access_token: this.token }, appState: { target: '/accounts' } })
      .pipe(map(() => 'linked'));
  }
}
