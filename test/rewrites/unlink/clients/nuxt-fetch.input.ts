export async function unlinkAccount(accessToken: string, userId: string) {
  const config = useRuntimeConfig();
  await $fetch(`https://orchard.eu.auth0.com/unlink`, {
    method: 'POST',
    body: { access_token: accessToken, user_id: userId },
  });
}
