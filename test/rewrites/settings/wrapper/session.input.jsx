// options: {"packages": {"@auth0/auth0-spa-js": "^1.12.0"}}
import React, { createContext, useContext, useEffect, useState } from 'react';
import createAuth0Client from '@auth0/auth0-spa-js';

const Session = createContext();
export const useSession = () => useContext(Session);

export const SessionProvider = ({ children, onReturn, ...clientOptions }) => {
  const [client, setClient] = useState();
  useEffect(() => {
    createAuth0Client(clientOptions).then(setClient);
  }, []);
  const link = async (connection) => {
    const token = await client.getTokenSilently();
    await client.loginWithPopup({ connection, access_token: token });
  };
  const value = {
    link,
    loginWithRedirect: (...given) => client.loginWithRedirect(...given),
    getTokenSilently: (...given) => client.getTokenSilently(...given),
  };
  return <Session.Provider value={value}>{children}</Session.Provider>;
};
