import { logIn } from './auth/accounts';
import { client } from './auth/client';
import { showAccount } from './views/account';
import { button } from './views/elements';

const root = document.querySelector<HTMLElement>('#app') ?? document.body;
const status = document.createElement('p');
root.after(status);

const tell = (message: string): void => {
  status.textContent = message;
};

async function show(): Promise<void> {
  const user = await client.getUser();
  if (user) {
    showAccount(root, user, tell);
    return;
  }
  const start = (): void => {
    logIn()
      .then(show)
      .catch((error: unknown) => {
        tell(`That failed: ${error instanceof Error ? error.message : String(error)}`);
      });
  };
  root.replaceChildren(button('Log in', start));
}

await show();
