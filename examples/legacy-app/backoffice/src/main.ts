import { addAccount, addAccountUrl } from './link';
import { login, onLogin, Staff, token } from './session';
import { removeAccount, removeAccountOnTablet } from './unlink';

function button(label: string, action: () => void): HTMLElement {
  const element = document.createElement('button');
  element.textContent = label;
  element.addEventListener('click', action);
  return element;
}

function remove(userId: string): void {
  if ('fetch' in window) {
    removeAccount(userId).then(() => window.location.reload());
  } else {
    removeAccountOnTablet(userId, () => window.location.reload());
  }
}

function show(staff: Staff): void {
  const list = document.getElementById('identities')!;

  staff.identities.slice(1).forEach((identity) => {
    const item = document.createElement('li');
    item.textContent = identity.provider;
    item.appendChild(button('Remove', () => remove(`${identity.provider}|${identity.user_id}`)));
    list.appendChild(item);
  });
  list.appendChild(button('Add', () => {
    if (window.innerWidth < 700) {
      window.location.href = addAccountUrl('google-oauth2');
    } else {
      addAccount();
    }
  }));
}

onLogin(show);
if (!token()) {
  login();
}
