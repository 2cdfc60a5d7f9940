// options: { "packages": { "auth0-lock": "^11.30.0", "react": "^17.0.0" } }
import React from 'react';
import Auth0Lock from 'auth0-lock';

export class LinkTicket extends React.Component {
  lockOptions = {
    closable: false,
    auth: {
      responseType: 'token',
      params: { scope: 'openid email', access_token: localStorage.getItem('ticket') },
    },
  };

  link = () => {
    new Auth0Lock(process.env.CLIENT, 'zoo.eu.auth0.com', this.lockOptions).show();
  };

  render() {
    return <button onClick={this.link}>Link</button>;
  }
}

export class LinkPass extends React.Component {
  constructor(props) {
    super(props);
    this.passOptions = { auth: { params: { access_token: props.token } } };
    this.cardOptions = { auth: { params: { access_token: this.props.token } } };
  }

  linkPass = () => {
    // refused: the token's expression can't be used outside its options
    new Auth0Lock(process.env.CLIENT, 'zoo.eu.auth0.com', this.passOptions).show();
  };

  linkCard = () => {
    const lock = new Auth0Lock(process.env.CLIENT, 'zoo.eu.auth0.com', this.cardOptions);
    lock.show();
  };
}

export class LinkChanged extends React.Component {
  // refused: other code uses these options, too
  options = { auth: { params: { access_token: localStorage.getItem('ticket') } } };

  lock = (options) => new Auth0Lock(process.env.CLIENT, 'zoo.eu.auth0.com', options);

  link = () => {
    const options = this.options;
    options.allowSignUp = false;
    this.lock(options).show();
  };
}
