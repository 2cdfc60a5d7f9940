import Auth0Lock from 'auth0-lock';

export class Start {
  constructor() {
    this.lock = new Auth0Lock('5mTq7YbAxw', 'garden.eu.auth0.com');
  }
}
