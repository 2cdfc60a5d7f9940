'use client';

import { useState } from 'react';

export default function Identities() {
  const [account, setAccount] = useState('');
  const [message, setMessage] = useState('');

  const disconnect = async (event) => {
    event.preventDefault();
    const response = await fetch('/api/identities', { method: 'DELETE', body: JSON.stringify({ account }) });
    const { error } = await response.json();
    setMessage(error ? `That failed: ${error}` : `Disconnected ${account}`);
  };

  return (
    <form onSubmit={disconnect}>
      <input id="account" value={account} onChange={(event) => setAccount(event.target.value)} />
      <button>Disconnect</button>
      <p>{message}</p>
    </form>
  );
}
