import React from 'react';
import { Alert } from 'react-native';

export default class Account extends React.Component {
  unlink = (identity) => {
    const formBody = [
      'access_token=' + encodeURIComponent(this.props.accessToken),
      'user_id=' + encodeURIComponent(`${identity.provider}|${identity.user_id}`),
    ].join('&');
    fetch('https://orchard.auth0.com/unlink', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: formBody,
    }).then((response) => {
      if (response.ok) Alert.alert('Unlinked');
    });
  };
}
