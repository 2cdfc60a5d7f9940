import React from 'react';
import Account from './views/account';

export default class Orchard extends React.Component {
  componentWillMount() {
    this.lock = new Auth0Lock('ORCHARD', 'orchard.auth0.com');
  }
  // Of the first guide to React; nothing calls it any more.
  createLock() {
    this.lock = new Auth0Lock(this.props.clientId, this.props.domain);
  }
  render() {
    return React.createElement(Account, { lock: this.lock });
  }
}
