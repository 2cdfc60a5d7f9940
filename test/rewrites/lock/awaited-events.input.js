import Auth0Lock from 'auth0-lock';

const lock = new Auth0Lock('CLIENT', 'bakery.eu.auth0.com', { auth: { redirect: false } });

export class Accounts {
  login() {
    return new Promise((resolve) => {
      lock.show();
      lock.on('authenticated', resolve);
    });
  }

  link() {
    return new Promise((resolve, reject) => {
      // refused: code around this call waits for events of the ordinary Lock
      lock.show({ auth: { params: { access_token: localStorage.getItem('access_token') } } });
      lock.on('authorization_error', reject);
      lock.on('authenticated', resolve);
    });
  }
  linkByOwnLock(options) {
    return new Promise((resolve, reject) => {
      // refused: code around this call waits for events of the ordinary Lock
      const linkLock = new Auth0Lock('CLIENT', 'bakery.eu.auth0.com', Object.assign({}, options, {
        auth: { redirect: false, params: { access_token: localStorage.getItem('access_token') } },
      }));
      linkLock.on('authenticated', (result) => {
        linkLock.hide();
        resolve(result);
      });
      linkLock.on('authorization_error', reject);
      linkLock.show();
    });
  }
}
