import type { User } from '@auth0/auth0-spa-js';
import { disconnect, logIn } from '../auth/accounts';
import { button, field } from './elements';

/** Shows the user's account. @param tell shows a message */
export function showAccount(root: HTMLElement, user: User, tell: (message: string) => void): void {
  const run = (action: () => Promise<void>, done: string): void => {
    action().then(
      () => {
        tell(done);
      },
      (error: unknown) => {
        tell(`That failed: ${error instanceof Error ? error.message : String(error)}`);
      },
    );
  };

  const account = field('account');
  root.replaceChildren(
    `Account of ${user.name ?? 'nobody'}`,
    button('Connect Google', () => {
      run(() => logIn('google-oauth2'), 'Connected');
    }),
    account,
    button('Disconnect', () => {
      run(() => disconnect(account.value), `Disconnected ${account.value}`);
    }),
  );
}
