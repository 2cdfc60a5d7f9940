// options: {"packages": {"@auth0/auth0-angular": "^2.2.0", "@auth0/auth0-spa-js": "^2.1.0"}}
import { Component } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

@Component({ selector: 'app-profile', template: '<button (click)="link()">Link</button>' })
export class ProfileComponent {
  constructor(private auth: AuthService) {}

  link(token: string, env: { production: boolean }) {
    return this.auth.loginWithPopup({ authorizationParams: { access_token: token, display: env.production ? 'popup' : 'page' } } as any);
  }
}
