// options: {"packages": {"auth0-lock": "^11.30.0"}}
import React from 'react';

export function LinkButton({ lock, token }) {
  const link = () => {
    if (token) lock.show({ auth: { params: { access_token: token } } });
  };
  return <button onClick={link}>Link</button>;
}
