const issuer = process.env.AUTH0_ISSUER_BASE_URL;

/** Takes an account away from the one that the token belongs to. */
export async function disconnect(accessToken, userId) {
  const response = await fetch(`${issuer}/unlink`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ access_token: accessToken, user_id: userId }),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
}
