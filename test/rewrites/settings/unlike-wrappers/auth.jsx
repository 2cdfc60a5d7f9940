import React, { createContext, useContext, useEffect, useState } from 'react';
import createAuth0Client from '@auth0/auth0-spa-js';

const Session = createContext();
export const useSession = () => useContext(Session);

export const AuthProvider = ({ children, onReturn, ...clientOptions }) => {
  const [client, setClient] = useState();
  useEffect(() => {
    createAuth0Client(clientOptions).then(setClient);
  }, []);
  const value = {
    loginWithRedirect: (...given) => client.loginWithRedirect(...given),
    getTokenSilently: (...given) => client.getTokenSilently(...given),
  };
  return <Session.Provider value={value}>{children}</Session.Provider>;
};
