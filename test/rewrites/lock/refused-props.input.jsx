// options: {"packages": {"auth0-lock": "^11.4.0", "react": "^16.0.0"}}
// refused: the token is out of scope where the code opens this Lock, and its own handler stays
import React from 'react';
import Auth0Lock from 'auth0-lock';

export class MoreAccounts extends React.Component {
  constructor(props) {
    super(props);
    this.lock = new Auth0Lock(props.client, props.tenant, { auth: { params: { access_token: props.ticket } } });
    this.lock.on('authenticated', () => this.props.whenDone());
  }

  render() {
    return <button onClick={() => this.lock.show()}>Link another account</button>;
  }
}
