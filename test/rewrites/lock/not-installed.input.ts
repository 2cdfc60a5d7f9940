// options: {"packages": {"@types/auth0-lock": "^11.4.0"}}
import { token } from './session';

export class Accounts {
  constructor(private readonly lock: Auth0LockStatic) {}

  linkAccount(): void {
    // refused: the package does not depend on auth0-lock
    this.lock.show({ auth: { params: { access_token: token() } } });
  }
}
