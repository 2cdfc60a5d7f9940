import React from 'react';

export default class Account extends React.Component {
  addAccount() {
    const token = localStorage.getItem('access_token');
    this.props.lock.showSignin({ popup: true, authParams: { scope: 'openid', access_token: token } }, (error, profile) => {
      if (error) return console.log(error);
      this.setState({ profile });
    });
  }
}
