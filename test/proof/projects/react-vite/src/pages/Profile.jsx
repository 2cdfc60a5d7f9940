import { useEffect, useState } from 'react';
import { useAuth0 } from '@auth0/auth0-react';
import LoginButton from '../components/LoginButton';
import { disconnect } from '../lib/accounts';

export default function Profile() {
  const { user, getAccessTokenSilently, logout } = useAuth0();
  const [token, setToken] = useState(null);
  const [account, setAccount] = useState('');
  const [message, setMessage] = useState('');

  useEffect(() => {
    getAccessTokenSilently().then(setToken, (error) => setMessage(`No token: ${error.message}`));
  }, [getAccessTokenSilently]);

  const handleDisconnect = async (event) => {
    event.preventDefault();
    try {
      await disconnect(token, account);
      setMessage(`Disconnected ${account}`);
    } catch (error) {
      setMessage(`That failed: ${error.message}`);
    }
  };

  return (
    <section>
      <p>Signed in as {user.name}</p>
      {token && (
        <LoginButton
          label="Connect Google"
          connection="google-oauth2"
          token={token}
          onError={(error) => setMessage(`That failed: ${error.message}`)}
        />
      )}
      <form onSubmit={handleDisconnect}>
        <input id="account" value={account} onChange={(event) => setAccount(event.target.value)} />
        <button disabled={!token}>Disconnect</button>
      </form>
      <button type="button" onClick={() => logout()}>
        Log out
      </button>
      <p role="status">{message}</p>
    </section>
  );
}
