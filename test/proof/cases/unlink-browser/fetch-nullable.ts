/* proof: {"form": "fetch in TypeScript, a token that may be missing", "side": "browser", "does": "unlink", "with": {}} */
function removeAccount(userId: string): Promise<Response> {
  return fetch('https://shop.eu.auth0.com/unlink', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ access_token: localStorage.getItem('access_token'), user_id: userId }),
  });
}

document.getElementById('go')!.addEventListener('click', () => {
  removeAccount(localStorage.getItem('linked_user_id')!).then((response) => {
    if (response.ok) console.log('done');
    else console.error('failed', response.status);
  });
});

export {};
